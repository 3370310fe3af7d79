package org.hotline12333;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.hotline12333.calllog.CallLog;
import org.hotline12333.calllog.LoggedCall;
import org.hotline12333.insurance.DemoNumbers;
import org.hotline12333.insurance.DemoPeople;
import org.hotline12333.simulator.LoggedScript;
import org.hotline12333.simulator.Rehearsal;
import org.hotline12333.simulator.RouteException;
import org.hotline12333.simulator.ScriptReader;
import org.hotline12333.simulator.ScriptRun;
import org.hotline12333.simulator.Vocabulary;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Turns a call in the call log into a script that a demo person follows. */
record CallFromLog(Map<String, String> environment) {
    /** Settings are read as the server reads them; nothing is wired. */
    private static final class Nothing {}

    /** The call as often as the hotline had it; throws where it is not in the log. */
    List<LoggedCall> logged(String callId) {
        Variables.checkSpelling(environment);
        try (ConfigurableApplicationContext settings =
                        new SpringApplicationBuilder(Nothing.class)
                                .web(WebApplicationType.NONE)
                                .properties(Map.copyOf(environment))
                                .registerShutdownHook(false)
                                .run();
                CallLog log =
                        CallLog.open(database(settings.getEnvironment()), Clock.systemUTC())) {
            List<LoggedCall> call = log.calls(callId);
            if (call.isEmpty()) {
                throw new IllegalArgumentException(
                        "no call " + callId + " in the call log; the hotline's log names calls");
            }
            return call;
        }
    }

    /** An embedded database that is not there is not made. */
    private static DriverManagerDataSource database(Environment settings) {
        String url = settings.getRequiredProperty("spring.datasource.url");
        return new DriverManagerDataSource(
                url.startsWith("jdbc:h2:file:") ? url + ";IFEXISTS=TRUE" : url,
                settings.getRequiredProperty("spring.datasource.username"),
                settings.getRequiredProperty("spring.datasource.password"));
    }

    /**
     * The call with the numbers of the first demo person who hears what the caller heard; of any,
     * with a word about it, where nobody does.
     */
    String script(List<LoggedCall> call, Vocabulary vocabulary, Rehearsal rehearsal)
            throws RouteException {
        String any = "";
        for (DemoNumbers numbers : DemoPeople.numbers()) {
            String script = script(call, vocabulary, numbers);
            ScriptRun run = rehearsal.run(ScriptReader.of(script, vocabulary));
            if (run.passed()) {
                return "# Call %s, keyed by the demo person: %s\n%s"
                        .formatted(
                                call.getFirst().callId(),
                                numbers.situation(),
                                run.pinned(vocabulary));
            }
            any = any.isEmpty() ? script : any;
        }
        return "# Call %s; no demo person hears the same\n%s"
                .formatted(call.getFirst().callId(), any);
    }

    private static String script(
            List<LoggedCall> call, Vocabulary vocabulary, DemoNumbers numbers) {
        return LoggedScript.of(
                call,
                vocabulary,
                new LoggedScript.Person(
                        numbers.idNumber(),
                        numbers.socialSecurityNumber(),
                        numbers.password().isEmpty() ? "000000" : numbers.password()));
    }
}
