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
import org.hotline12333.dialog.Site.Place;

/** Finds every action of a dialplan, dialog by dialog. */
final class Sites {
    /** A number may begin with any other key; the 0 is 0# there. */
    private static final Set<Character> LINKS_IN_FIELDS = Set.of('0', '*', '#');

    private final Draft draft;
    private final List<Site> sites = new ArrayList<>();

    private Sites(Draft draft) {
        this.draft = draft;
    }

    /** Every action that may run in this dialog, inherited ones included. */
    static List<Site> of(Dialog dialog, Draft draft) {
        Sites sites = new Sites(draft);
        switch (dialog) {
            case Menu menu -> sites.menu(menu);
            case Form form -> sites.form(form);
        }
        return sites.sites;
    }

    /** The actions that stand outside all dialogs, whether or not a dialog inherits them. */
    static List<Site> outside(Draft draft) {
        Sites sites = new Sites(draft);
        sites.keyed("links", Place.LINK, "", draft.links());
        sites.ladder("catch/noinput", Place.NOINPUT, "", draft.defaults().noinput());
        sites.ladder("catch/nomatch", Place.NOMATCH, "", draft.defaults().nomatch());
        sites.single("catch/error", Place.ERROR, "", draft.error());
        sites.single("catch/limit", Place.LIMIT, "", draft.limit());
        new TreeMap<>(draft.queues())
                .forEach((name, queue) ->
                        sites.add(
                                "queues/" + name + "/absent",
                                Place.ABSENT,
                                "",
                                name,
                                queue.absent()));
        return sites.sites;
    }

    /** Where a question's ladder is written: in itself or under {@code catch}. */
    static String ladderPath(String question, String key, Findings findings) {
        String own = question + "/" + key;
        return findings.written(own) ? own : "catch/" + key;
    }

    private void menu(Menu menu) {
        String path = "dialogs/" + menu.id() + "/menu";
        keyed(path + "/choices", Place.CHOICE, menu.id(), menu.choices());
        Map<Character, Action> links = new TreeMap<>(draft.links());
        links.keySet().removeAll(menu.choices().keySet());
        keyed("links", Place.LINK, menu.id(), links);
        ladders(path, menu.id(), menu.question());
    }

    private void form(Form form) {
        String path = "dialogs/" + form.id() + "/form";
        for (Field field : form.fields()) {
            String fieldPath = path + "/fields/" + field.name();
            ladders(fieldPath, form.id(), field.question());
            single(fieldPath + "/mistaken", Place.MISTAKEN, form.id(), field.mistaken());
        }
        if (!form.fields().isEmpty()) {
            Map<Character, Action> links = new TreeMap<>(draft.links());
            links.keySet().retainAll(LINKS_IN_FIELDS);
            keyed("links", Place.LINK, form.id(), links);
        }
        new TreeMap<>(form.submit().outcomes())
                .forEach((outcome, action) ->
                        add(
                                path + "/outcomes/" + outcome,
                                Place.OUTCOME,
                                form.id(),
                                outcome,
                                action));
        ladder(path + "/refusals", Place.REFUSAL, form.id(), form.submit().refusals());
        single("catch/error", Place.ERROR, form.id(), draft.error());
    }

    private void ladders(String path, String dialog, Question question) {
        ladder(
                ladderPath(path, "noinput", draft.findings()),
                Place.NOINPUT,
                dialog,
                question.noinput());
        ladder(
                ladderPath(path, "nomatch", draft.findings()),
                Place.NOMATCH,
                dialog,
                question.nomatch());
    }

    private void ladder(String path, Place place, String dialog, List<Action> actions) {
        for (int i = 0; i < actions.size(); i++) {
            add(path + "/" + i, place, dialog, String.valueOf(i), actions.get(i));
        }
    }

    private void keyed(String path, Place place, String dialog, Map<Character, Action> actions) {
        new TreeMap<>(actions)
                .forEach((key, action) -> add(path + "/" + key, place, dialog, "" + key, action));
    }

    private void single(String path, Place place, String dialog, Optional<Action> action) {
        action.ifPresent(found -> add(path, place, dialog, "", found));
    }

    private void add(String path, Place place, String dialog, String name, Action action) {
        sites.add(new Site(path, place, dialog, name, action));
    }
}
