package org.hotline12333.simulator.trial;

import java.util.ArrayList;
import java.util.List;
import org.hotline12333.calllog.CallRecorder;
import org.hotline12333.calllog.LoggedStep;
import org.hotline12333.interpreter.CallEvent;
import org.hotline12333.simulator.trial.OpenCaller.Seen;

/** What happened in a call that is tried, in the form that the call log has. */
final class SeenSteps {
    private final List<LoggedStep> steps = new ArrayList<>();
    private final CallRecorder recorder = CallRecorder.unlogged(steps::addAll);

    private SeenSteps() {}

    static List<LoggedStep> of(List<Seen> seen) {
        SeenSteps all = new SeenSteps();
        seen.forEach(all::take);
        if (!seen.isEmpty()) {
            all.recorder.ended(seen.getLast().at(), "", "");
        }
        return all.steps;
    }

    /** As often as the hotline had it, one after the other. */
    private void take(Seen seen) {
        switch (seen.event()) {
            case CallEvent.Asked(_, var place, var language, var texts) ->
                    recorder.asked(seen.at(), place, language.code(), texts);
            case CallEvent.Answered(_, _, var keys, var length, var end, _) ->
                    recorder.answered(seen.at(), keys, length, end.stored());
            case CallEvent.Went(_, var transition) -> recorder.went(seen.at(), transition.id());
            case CallEvent.Served(_, var place, var service, var outcome) ->
                    recorder.served(seen.at(), place, service, outcome);
            case CallEvent.Closing(_, var language, var texts) ->
                    recorder.closing(seen.at(), language.code(), texts);
            case CallEvent.Begun _,
                    CallEvent.KeyRun _,
                    CallEvent.Unsaid _,
                    CallEvent.Returned _,
                    CallEvent.Ended _ -> {}
        }
    }
}
