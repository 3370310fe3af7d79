package org.hotline12333.interpreter;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hotline12333.dialog.Action;
import org.hotline12333.dialog.Dialog;
import org.hotline12333.dialog.Dialog.Menu;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Queue;
import org.hotline12333.prompt.Language;
import org.hotline12333.service.Service;
import org.hotline12333.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * Where a call stands: enough to go on with it on another server, and never a keyed secret.
 *
 * @param digest the dialplan in which the call began
 * @param place where the call waits
 * @param language what is spoken
 * @param caller who calls, once it is known
 * @param slips silences, malformed answers and refusals at this place
 * @param values slots that outcomes have filled for this person and that something ahead may need
 * @param promptQueue what was said before the present question and belongs to it, such as a
 *     read-out
 * @param history the way back
 * @param handedOver whether the server that had the call meant to leave it
 */
record CallState(
        String digest,
        Place place,
        Language language,
        Service.@Nullable Caller caller,
        Slips slips,
        Map<String, Value> values,
        List<QueuedPrompt> promptQueue,
        MenuHistory history,
        boolean handedOver) {
    CallState {
        // A line that another version wrote may lack a part: it is then no line of ours.
        Objects.requireNonNull(digest);
        Objects.requireNonNull(place);
        Objects.requireNonNull(language);
        Objects.requireNonNull(slips);
        Objects.requireNonNull(history);
        values = Map.copyOf(values);
        promptQueue = List.copyOf(promptQueue);
    }

    /** Where a call waits: at a menu or a field, or in a queue of agents. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "at")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Place.AtDialog.class, name = "AtDialog"),
        @JsonSubTypes.Type(value = Place.InQueue.class, name = "InQueue")
    })
    sealed interface Place {
        record AtDialog(String dialog, int field) implements Place {}

        /**
         * In a queue.
         *
         * @param told how often the caller has been told since how long it takes
         */
        record InQueue(String queue, int told) implements Place {
            InQueue(String queue) {
                this(queue, 0);
            }
        }
    }

    /** How often the caller slipped at the present question, by kind. */
    record Slips(int noinput, int nomatch, int mistaken, int refusals) {
        static final Slips NONE = new Slips(0, 0, 0, 0);

        Slips withNoinput() {
            return new Slips(noinput + 1, nomatch, mistaken, refusals);
        }

        Slips withNomatch() {
            return new Slips(noinput, nomatch + 1, mistaken, refusals);
        }

        Slips withMistaken() {
            return new Slips(noinput, nomatch, mistaken + 1, refusals);
        }

        /** A refusal asks the whole form again, so the others begin anew. */
        Slips withRefusal() {
            return new Slips(0, 0, 0, refusals + 1);
        }

        Slips atNextField() {
            return new Slips(0, 0, 0, refusals);
        }
    }

    /** Of a call that begins there. */
    static CallState begin(
            String digest, Place start, Language language, Service.@Nullable Caller caller) {
        return new CallState(
                digest,
                start,
                language,
                caller,
                Slips.NONE,
                Map.of(),
                List.of(),
                MenuHistory.NONE,
                false);
    }

    CallState at(Place next) {
        return new CallState(
                digest, next, language, caller, slips, values, promptQueue, history, handedOver);
    }

    CallState withLanguage(Language next) {
        return new CallState(
                digest, place, next, caller, slips, values, promptQueue, history, handedOver);
    }

    /**
     * With who calls now. No slot outlives that; where it is another person, or less is known of
     * the same one, nothing that is still to be said and no way back does either.
     */
    CallState withCaller(Service.Caller next) {
        boolean same =
                caller == null
                        || (caller.person().equals(next.person())
                                && caller.level().compareTo(next.level()) <= 0);
        return new CallState(
                digest,
                place,
                language,
                next,
                slips,
                Map.of(),
                same ? promptQueue : List.of(),
                same ? history : MenuHistory.NONE,
                handedOver);
    }

    CallState withSlips(Slips next) {
        return new CallState(
                digest, place, language, caller, next, values, promptQueue, history, handedOver);
    }

    private CallState with(Map<String, Value> next) {
        return new CallState(
                digest, place, language, caller, slips, next, promptQueue, history, handedOver);
    }

    /** On the way back to a menu, with what was filled for it and nothing left to be said. */
    CallState backTo(String menu) {
        return withPromptQueue(List.of()).with(history.at(menu));
    }

    /** With what an outcome brings. */
    CallState filled(Map<String, Value> slots) {
        Map<String, Value> all = new HashMap<>(values);
        all.putAll(slots);
        return with(all);
    }

    /** With the values of these slots alone. */
    CallState keeping(Set<String> slots) {
        Map<String, Value> some = new HashMap<>(values);
        some.keySet().retainAll(slots);
        return with(some);
    }

    CallState withPromptQueue(List<QueuedPrompt> next) {
        return new CallState(
                digest, place, language, caller, slips, values, next, history, handedOver);
    }

    /** A call that its server leaves on purpose, or one that goes on. */
    CallState handedOver(boolean next) {
        return new CallState(
                digest, place, language, caller, slips, values, promptQueue, history, next);
    }

    /** On another server: a word about that first, unless it was meant, and once however often. */
    CallState resumed(Optional<String> apology) {
        List<QueuedPrompt> excuse =
                apology.map(text -> new QueuedPrompt(text, Map.of())).stream().toList();
        Stream<QueuedPrompt> unheard = promptQueue.stream().filter(said -> !excuse.contains(said));
        return handedOver(false)
                .withPromptQueue(
                        handedOver
                                ? promptQueue
                                : Stream.concat(excuse.stream(), unheard).toList());
    }

    /** In another dialplan, to which the last answer and the way back may mean nothing. */
    CallState withDialplan(String otherDigest) {
        return new CallState(
                otherDigest,
                place,
                language,
                caller,
                slips,
                values,
                List.of(),
                MenuHistory.NONE,
                handedOver);
    }

    /** The queue from which it comes back, as far as this dialplan has it. */
    Optional<Queue> queue(Dialplan plan) {
        return place instanceof Place.InQueue(String queue, int _)
                ? Optional.ofNullable(plan.queues().get(queue))
                : Optional.empty();
    }

    /** What all are told who leave the welcome by this action; where they stay, nothing. */
    List<String> toTell(Dialplan plan, Action action, List<String> news) {
        boolean leaves =
                place.equals(new Place.AtDialog(plan.start(), 0))
                        && action.target().leaves(plan.start());
        return leaves ? news : List.of();
    }

    /** At a dialog's first question: what was filled and is of no use there or beyond has ended. */
    CallState beginning(Dialplan plan, String dialog, Slips next) {
        return keeping(plan.slots().ahead(dialog))
                .at(new Place.AtDialog(dialog, 0))
                .withSlips(next);
    }

    /** The dialog in which the caller is; in a queue, none. */
    String dialog() {
        return place instanceof Place.AtDialog(String dialog, int _) ? dialog : "";
    }

    /** An action, which leads to where the caller has stopped in a topic. */
    Action resuming(Dialplan plan, Action action) {
        return history.resuming(plan, dialog(), action);
    }

    /**
     * A menu behind a part of a topic, or without a prompt of its own, is no place to go back to.
     */
    CallState entering(Dialplan plan, Dialog dialog) {
        return plan.topicPart(dialog.id())
                .map(part -> withHistory(history.told(plan, dialog.id(), part)))
                .orElseGet(() ->
                        dialog instanceof Menu menu && !menu.question().prompt().isEmpty()
                                ? withHistory(history.to(menu.id(), values))
                                : this);
    }

    CallState withHistory(MenuHistory next) {
        return new CallState(
                digest, place, language, caller, slips, values, promptQueue, next, handedOver);
    }

    /**
     * What must be known when the caller comes back from a queue: what was still to be said and the
     * slips at the last question are not.
     */
    CallState transferred() {
        return withPromptQueue(List.of()).withSlips(Slips.NONE);
    }

    /**
     * What is given up step by step where all of it is too long for the exchange: the last answer,
     * the way back, and at last the place; never who calls, and in which language.
     *
     * @param beginning where a call of the dialplan begins
     */
    List<CallState> lighter(CallState beginning) {
        CallState unsaid = withPromptQueue(List.of());
        CallState here = unsaid.withHistory(MenuHistory.NONE);
        CallState known = here.keeping(Set.of());
        return List.of(
                this,
                unsaid,
                here,
                place instanceof Place.InQueue ? known : known.at(beginning.place()));
    }

    /** One line that {@link #parse} reads back. Holds figures: seal it before it leaves. */
    String line() {
        return StateLine.write(this);
    }

    /** The state written by {@link #line}, or nothing where the line is not one. */
    static Optional<CallState> parse(String line) {
        return StateLine.read(line);
    }
}
