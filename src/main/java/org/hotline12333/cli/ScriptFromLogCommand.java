package org.hotline12333.cli;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hotline12333.calllog.CallLog;
import org.hotline12333.calllog.LoggedCall;
import org.hotline12333.insurance.demo.DemoNumbers;
import org.hotline12333.insurance.demo.DemoPeople;
import org.hotline12333.settings.OfflineSettings;
import org.hotline12333.simulator.judge.ScriptRun;
import org.hotline12333.simulator.judge.ScriptRunner;
import org.hotline12333.simulator.routes.RouteException;
import org.hotline12333.simulator.script.LogToScript;
import org.hotline12333.simulator.script.ScriptReader;
import org.hotline12333.simulator.script.Vocabulary;
import org.hotline12333.simulator.testbed.DemoKeys;

/** Turns a call in the call log into a script that a demo person follows. */
record ScriptFromLogCommand(Map<String, String> environment) {
    /** The call as often as the hotline had it; throws where it is not in the log. */
    List<LoggedCall> logged(String callId) {
        try (OfflineSettings settings = OfflineSettings.read(environment);
                CallLog log = CallLog.open(settings.database(), Clock.systemUTC())) {
            List<LoggedCall> call = log.calls(callId);
            if (call.isEmpty()) {
                throw new IllegalArgumentException(
                        "no call " + callId + " in the call log; the hotline's log names calls");
            }
            return call;
        }
    }

    /**
     * The call with the numbers of the first demo person who hears what the caller heard; of any,
     * with a word about it, where nobody does.
     */
    String script(List<LoggedCall> call, Vocabulary vocabulary, ScriptRunner runner)
            throws RouteException {
        String any = "";
        for (DemoNumbers numbers : DemoPeople.numbers()) {
            String script = LogToScript.of(call, vocabulary, DemoKeys.of(numbers));
            ScriptRun run = runner.run(ScriptReader.of(script, vocabulary));
            if (run.passed()) {
                return "# Call %s, keyed by the demo person: %s\n%s%s"
                        .formatted(
                                call.getFirst().callId(),
                                numbers.situation(),
                                run.pinned(vocabulary),
                                remarks(script));
            }
            any = any.isEmpty() ? script : any;
        }
        return "# Call %s; no demo person hears the same\n%s"
                .formatted(call.getFirst().callId(), any);
    }

    /** What the script cannot repeat. */
    private static String remarks(String script) {
        return script.lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }
}
