package org.hotline12333.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hotline12333.dialog.Dialog.Field;
import org.hotline12333.dialog.Dialog.Form;
import org.hotline12333.dialog.Dialog.Menu;
import org.hotline12333.dialog.Transition.Cause;
import org.hotline12333.service.FieldType;

/** Every way that an author has written, whether or not a call can take it. */
public final class WrittenTransitions {
    /** A number may begin with any other key; the 0 is 0# there. */
    private static final Set<Character> LINKS_IN_FIELDS = Set.of('0', '*', '#');

    /** Where a ladder is written that holds for every field. */
    static final String ANY_FIELD = "*";

    private final Map<Character, Action> links;
    private final List<Transition> transitions = new ArrayList<>();

    private WrittenTransitions(Map<Character, Action> links) {
        this.links = links;
    }

    /** In this dialog, inherited ones included. */
    public static List<Transition> in(
            Dialog dialog, Map<Character, Action> links, Optional<Action> error) {
        WrittenTransitions written = new WrittenTransitions(links);
        switch (dialog) {
            case Menu menu -> written.menu(menu);
            case Form form -> written.form(form);
        }
        error.ifPresent(action -> written.add(dialog.id(), "", Cause.ERROR, "", action));
        return written.transitions;
    }

    /** Outside all dialogs, whether or not a dialog inherits them. */
    public static List<Transition> outside(
            Map<Character, Action> links,
            Question defaults,
            Question fieldDefaults,
            Optional<Action> error,
            Optional<Action> limit,
            Map<String, Queue> queues) {
        WrittenTransitions written = new WrittenTransitions(links);
        written.keyed("", "", Cause.LINK, links);
        written.ladders("", "", defaults);
        if (!fieldDefaults.nomatch().equals(defaults.nomatch())) {
            written.ladder("", ANY_FIELD, Cause.NOMATCH, fieldDefaults.nomatch());
        }
        error.ifPresent(action -> written.add("", "", Cause.ERROR, "", action));
        limit.map(Transition::limit).ifPresent(written.transitions::add);
        new TreeMap<>(queues)
                .values()
                .forEach(queue -> written.transitions.addAll(queue.transitions()));
        return written.transitions;
    }

    private void menu(Menu menu) {
        keyed(menu.id(), "", Cause.CHOICE, menu.choices());
        Map<Character, Action> unused = new TreeMap<>(links);
        unused.keySet().removeAll(menu.choices().keySet());
        keyed(menu.id(), "", Cause.LINK, unused);
        ladders(menu.id(), "", menu.question());
        menu.hangup().ifPresent(action -> add(menu.id(), "", Cause.HANGUP, "", action));
    }

    private void form(Form form) {
        Map<Character, Action> working = new TreeMap<>(links);
        working.keySet().retainAll(LINKS_IN_FIELDS);
        for (Field field : form.fields()) {
            if (field.type().endsWithTermchar()) {
                working.remove('#');
            }
            keyed(form.id(), field.name(), Cause.LINK, working);
            if (field.type() != FieldType.RECORDING) { // there silence and any key lead to the tone
                ladders(form.id(), field.name(), field.question());
            }
            ladder(form.id(), field.name(), Cause.MISTAKEN, field.mistaken());
            // At the next fields a lone star leads to the field before, and a hash would lose it.
            working.keySet().removeAll(Set.of('*', '#'));
        }
        new TreeMap<>(form.submit().outcomes())
                .forEach((outcome, action) -> add(form.id(), "", Cause.OUTCOME, outcome, action));
        ladder(form.id(), "", Cause.REFUSAL, form.submit().refusals());
    }

    private void ladders(String dialog, String field, Question question) {
        ladder(dialog, field, Cause.NOINPUT, question.noinput());
        ladder(dialog, field, Cause.NOMATCH, question.nomatch());
    }

    private void ladder(String dialog, String field, Cause cause, List<Action> actions) {
        for (int i = 0; i < actions.size(); i++) {
            add(dialog, field, cause, String.valueOf(i + 1), actions.get(i));
        }
    }

    private void keyed(String dialog, String field, Cause cause, Map<Character, Action> actions) {
        new TreeMap<>(actions)
                .forEach((key, action) -> add(dialog, field, cause, String.valueOf(key), action));
    }

    private void add(String dialog, String field, Cause cause, String name, Action action) {
        transitions.add(new Transition(dialog, field, cause, name, action));
    }
}
