package org.hotline12333.dialog;

import java.util.Optional;
import org.hotline12333.dialog.Action.Target;

/**
 * A way that a call can take: an action where it runs, and what makes it run.
 *
 * @param dialog the dialog in which it runs; empty where it runs from anywhere
 * @param field the field at which it runs; empty where it is no field's
 * @param name the outcome's or the queue's name, the key, or the step of a ladder counted from 1;
 *     empty where the cause says it all
 */
public record Transition(String dialog, String field, Cause cause, String name, Action action) {
    /** What makes an action run. */
    public enum Cause {
        /** A key that the menu uses. */
        CHOICE,
        /**
         * A key that works in every menu, and in fields as far as a number cannot begin with it.
         */
        LINK,
        NOINPUT,
        NOMATCH,
        MISTAKEN,
        REFUSAL,
        OUTCOME,
        HANGUP,
        ABSENT,
        /** Outside the hours of a queue. */
        CLOSED,
        /** Who waits in a queue wants out, or is asked whether to go on. */
        OUT,
        /** The agent has hung up. */
        SERVED,
        ERROR,
        LIMIT;

        /** Whether it runs while a question is asked, so that this question can be asked again. */
        public boolean inQuestion() {
            return switch (this) {
                case CHOICE, LINK, NOINPUT, NOMATCH, MISTAKEN, REFUSAL -> true;
                case OUTCOME, HANGUP, ABSENT, CLOSED, OUT, SERVED, ERROR, LIMIT -> false;
            };
        }
    }

    /** From anywhere: nobody answers in the queue of this name. */
    public static Transition absent(Queue queue) {
        return new Transition("", "", Cause.ABSENT, queue.name(), queue.absent());
    }

    /** From anywhere: it is not the hours of the queue of this name. */
    public static Transition closed(Queue queue, Queue.Hours hours) {
        return new Transition("", "", Cause.CLOSED, queue.name(), hours.closed());
    }

    /** From anywhere: who waits in this queue is led out of it. */
    public static Transition out(Queue queue, Action action) {
        return new Transition("", "", Cause.OUT, queue.name(), action);
    }

    /** From anywhere: who was served in this queue is still there. */
    public static Transition served(Queue queue, Action action) {
        return new Transition("", "", Cause.SERVED, queue.name(), action);
    }

    /** From anywhere: the call has used up its steps or minutes. */
    public static Transition limit(Action action) {
        return new Transition("", "", Cause.LIMIT, "", action);
    }

    /** Its name in reports, unique in its dialplan: {@code identify/id-number noinput 2}. */
    public String id() {
        return switch (cause) {
            case CHOICE, LINK -> place() + " key " + name;
            case NOINPUT -> place() + " noinput " + name;
            case NOMATCH -> place() + " nomatch " + name;
            case MISTAKEN -> place() + " mistaken " + name;
            case REFUSAL -> place() + " refusal " + name;
            case OUTCOME -> place() + " outcome " + name;
            case HANGUP -> place() + " hangup";
            case ERROR -> place() + " error";
            case ABSENT -> "queue " + name + " absent";
            case CLOSED -> "queue " + name + " closed";
            case OUT -> "queue " + name + " out";
            case SERVED -> "queue " + name + " served";
            case LIMIT -> "limit";
        };
    }

    /**
     * The dialog, or the dialog and the field; empty where it runs from anywhere. Of a dialog that
     * is made of data, its family.
     */
    public String place() {
        String family = DialogFamily.of(dialog);
        return field.isEmpty() ? family : family + "/" + field;
    }

    /** As one way of all dialogs that are made of the same data. */
    Transition ofFamily() {
        Target led =
                target() instanceof Target.Goto(String next)
                        ? new Target.Goto(DialogFamily.of(next))
                        : target();
        return new Transition(
                DialogFamily.of(dialog),
                field,
                cause,
                name,
                new Action(action.prompts(), action.language(), led));
    }

    /**
     * The other dialog that it leads to from its own. Keys that work everywhere lead away from
     * where a caller is, not on.
     */
    public Optional<String> leadsOn() {
        return cause != Cause.LINK
                        && target() instanceof Target.Goto(String next)
                        && !dialog.isEmpty()
                        && !next.equals(dialog)
                ? Optional.of(next)
                : Optional.empty();
    }

    /** Where it leads. */
    public Target target() {
        return action.target();
    }
}
