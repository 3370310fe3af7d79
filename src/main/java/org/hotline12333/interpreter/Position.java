package org.hotline12333.interpreter;

import java.util.List;
import java.util.Optional;
import org.hotline12333.channel.RecordSpec;
import org.hotline12333.dialog.Action;
import org.hotline12333.dialog.Action.Wording;
import org.hotline12333.dialog.Dialog;
import org.hotline12333.dialog.Dialog.Field;
import org.hotline12333.dialog.Dialog.Form;
import org.hotline12333.dialog.Dialog.Menu;
import org.hotline12333.dialog.Dialog.Recording;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Question;
import org.hotline12333.dialog.Transition;
import org.hotline12333.dialog.Transition.Cause;
import org.hotline12333.interpreter.CallState.Place;
import org.hotline12333.interpreter.CallState.Place.AtDialog;
import org.hotline12333.interpreter.CallState.Place.InQueue;
import org.hotline12333.interpreter.CallState.Slips;
import org.hotline12333.service.FieldType;

/** Where a call stands in its dialplan, and what is written there. */
record Position(Dialplan plan, Place place) {
    /** For the log: dialog, or dialog and field. */
    String name() {
        return switch (place) {
            case InQueue(String queue, int _) -> "queue " + queue;
            case AtDialog(String dialog, int _) ->
                    asksField() ? dialog + "/" + fieldName() : dialog;
        };
    }

    Dialog dialog() {
        return plan.dialog(at().dialog());
    }

    int field() {
        return at().field();
    }

    Field fieldAsked() {
        return ((Form) dialog()).fields().get(field());
    }

    Question question() {
        return switch (dialog()) {
            case Menu menu -> menu.question();
            case Form _ -> fieldAsked().question();
        };
    }

    /** What the question says in this wording: ids of texts. */
    List<String> texts(Wording wording) {
        return switch (wording) {
            case PROMPT -> question().prompt();
            case BRIEF -> question().brief();
            case HELP -> question().help();
        };
    }

    /** Whether it is a form of which all has been asked. */
    boolean isFilled() {
        return dialog() instanceof Form form && field() == form.fields().size();
    }

    /** Whether something is asked that is said, not keyed. */
    boolean asksRecording() {
        return asksField() && fieldAsked().type() == FieldType.RECORDING;
    }

    RecordSpec recording() {
        Recording how = fieldAsked().recording();
        return new RecordSpec(how.maxTime(), how.finalSilence());
    }

    /** What is done for a caller who hangs up here. */
    Optional<Transition> hangup() {
        return dialog() instanceof Menu menu
                ? menu.hangup().map(action -> transition(Cause.HANGUP, "", action))
                : Optional.empty();
    }

    Transition noinput(Slips slips) {
        return rung(Cause.NOINPUT, question().noinput(), slips.noinput());
    }

    Transition nomatch(Slips slips) {
        return rung(Cause.NOMATCH, question().nomatch(), slips.nomatch());
    }

    Transition mistaken(Slips slips) {
        return rung(Cause.MISTAKEN, fieldAsked().mistaken(), slips.mistaken());
    }

    Transition refusal(Slips slips) {
        return rung(Cause.REFUSAL, ((Form) dialog()).submit().refusals(), slips.refusals());
    }

    /** A way from here. */
    Transition transition(Cause cause, String name, Action action) {
        return new Transition(at().dialog(), asksField() ? fieldName() : "", cause, name, action);
    }

    /** The step of a ladder for the first, second, ... time; the last one repeats. */
    private Transition rung(Cause cause, List<Action> ladder, int count) {
        int step = Math.min(count, ladder.size());
        return transition(cause, String.valueOf(step), ladder.get(step - 1));
    }

    private boolean asksField() {
        return dialog() instanceof Form form && field() < form.fields().size();
    }

    private String fieldName() {
        return fieldAsked().name();
    }

    private AtDialog at() {
        if (place instanceof AtDialog at) {
            return at;
        }
        throw new IllegalStateException("the caller waits in a queue, not at a question");
    }
}
