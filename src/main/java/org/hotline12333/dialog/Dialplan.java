package org.hotline12333.dialog;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hotline12333.prompt.Language;

/**
 * All dialogs of the hotline, read from {@code dialplans/hotline} and checked; immutable.
 *
 * @param digest names this version, so that a call keeps the one it began with
 * @param start the dialog in which a call begins
 * @param language spoken until the caller has chosen one
 * @param links keys that work in every menu which does not use them itself
 * @param error what happens when a service fails, such as when the record store is away
 * @param limit what happens when a call has used up its steps or minutes
 * @param filler what is said while a service takes long
 * @param unfinished the text after which a caller goes on with a number that a pause broke off
 * @param interrupted the text for a caller whose server is gone, before the question is asked again
 * @param queues where callers are transferred, by name
 * @param dialogs menus and forms by id
 * @param slots what of the answers is said, and what of them lasts
 * @param topicMenus which of the menus are made of topics
 * @param sources where it is written
 */
public record Dialplan(
        String digest,
        String start,
        Language language,
        Map<Character, Action> links,
        Action error,
        Action limit,
        Optional<Filler> filler,
        Optional<String> unfinished,
        Optional<String> interrupted,
        Map<String, Queue> queues,
        Map<String, Dialog> dialogs,
        Slots slots,
        TopicMenus topicMenus,
        Sources sources) {
    public Dialplan {
        links = Map.copyOf(links);
        queues = Map.copyOf(queues);
        dialogs = Map.copyOf(dialogs);
    }

    /** One that is written nowhere. */
    public Dialplan(
            String digest,
            String start,
            Language language,
            Map<Character, Action> links,
            Action error,
            Action limit,
            Optional<Filler> filler,
            Optional<String> unfinished,
            Optional<String> interrupted,
            Map<String, Queue> queues,
            Map<String, Dialog> dialogs,
            Slots slots,
            TopicMenus topicMenus) {
        this(
                digest,
                start,
                language,
                links,
                error,
                limit,
                filler,
                unfinished,
                interrupted,
                queues,
                dialogs,
                slots,
                topicMenus,
                Sources.NONE);
    }

    /** The same without menus that are made of topics. */
    public Dialplan(
            String digest,
            String start,
            Language language,
            Map<Character, Action> links,
            Action error,
            Action limit,
            Optional<Filler> filler,
            Optional<String> unfinished,
            Optional<String> interrupted,
            Map<String, Queue> queues,
            Map<String, Dialog> dialogs,
            Slots slots) {
        this(
                digest,
                start,
                language,
                links,
                error,
                limit,
                filler,
                unfinished,
                interrupted,
                queues,
                dialogs,
                slots,
                TopicMenus.NONE);
    }

    /** The same with the topics of a day alone. */
    public Dialplan on(LocalDate day) {
        return with(topicMenus.on(day));
    }

    /**
     * The same with its topics in the order in which they were asked for: by how often a text was
     * said.
     */
    public Dialplan askedFirst(Map<String, Long> said) {
        return with(topicMenus.askedFirst(said));
    }

    private Dialplan with(TopicMenus told) {
        return told.topics().equals(topicMenus.topics()) ? this : telling(told);
    }

    /** The same, of which is known where it is written. */
    public Dialplan writtenIn(Sources known) {
        return with(dialogs, topicMenus, known);
    }

    private Dialplan telling(TopicMenus told) {
        Map<String, Dialog> all = new HashMap<>(dialogs);
        all.keySet().removeAll(topicMenus.dialogs().keySet());
        all.putAll(told.dialogs());
        return with(all, told, sources);
    }

    private Dialplan with(Map<String, Dialog> all, TopicMenus menus, Sources known) {
        return new Dialplan(
                digest,
                start,
                language,
                links,
                error,
                limit,
                filler,
                unfinished,
                interrupted,
                queues,
                all,
                slots,
                menus,
                known);
    }

    /** The part of a topic that this menu follows. */
    public Optional<TopicPart> topicPart(String dialog) {
        return Optional.ofNullable(topicMenus.parts().get(dialog));
    }

    /** The dialog of this id, which the checker has proven to be there. */
    public Dialog dialog(String id) {
        Dialog dialog = dialogs.get(id);
        if (dialog == null) {
            throw new IllegalStateException("no dialog " + id + " in dialplan " + digest);
        }
        return dialog;
    }

    /** The ids of all texts that it names, in their order; what services name is not among them. */
    public Set<String> texts() {
        return TextIds.in(this);
    }

    /**
     * Every way that a call can take: those of the start first, then dialog by dialog as they are
     * led to, then those that run from anywhere. A way of a ladder's last step stands for all
     * further ones.
     */
    public List<Transition> transitions() {
        return PossibleTransitions.in(this);
    }

    /** Whether a caller who is led out of a queue keeps their place there in this dialog. */
    public boolean keepsPlace(String dialog) {
        return queues.values().stream()
                .anyMatch(queue ->
                        queue.waiting()
                                .filter(told -> told.keeping().contains(dialog))
                                .isPresent());
    }

    /** The queue whose agents call back; the first by name, where there are several. */
    public Optional<Queue> callingBack() {
        return queues.values().stream()
                .filter(queue -> queue.callsBack().isPresent())
                .min(Comparator.comparing(Queue::name));
    }

    /** The queue of this name, which the checker has proven to be there. */
    public Queue queue(String name) {
        Queue queue = queues.get(name);
        if (queue == null) {
            throw new IllegalStateException("no queue " + name + " in dialplan " + digest);
        }
        return queue;
    }
}
