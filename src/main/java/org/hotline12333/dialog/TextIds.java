package org.hotline12333.dialog;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hotline12333.dialog.Dialog.Form;
import org.hotline12333.dialog.Dialog.Menu;

/** Collects the texts that a dialplan names. */
final class TextIds {
    private final Set<String> ids = new TreeSet<>();

    private TextIds() {}

    static Set<String> in(Dialplan dialplan) {
        TextIds texts = new TextIds();
        dialplan.links().values().forEach(texts::action);
        Stream.of(dialplan.error(), dialplan.limit()).forEach(texts::action);
        dialplan.filler().map(Filler::text).ifPresent(texts.ids::add);
        dialplan.unfinished().ifPresent(texts.ids::add);
        dialplan.interrupted().ifPresent(texts.ids::add);
        dialplan.queues().values().forEach(texts::queue);
        dialplan.dialogs().values().forEach(texts::dialog);
        dialplan.topicMenus().parts().values().forEach(part -> texts.action(part.resumption()));
        dialplan.topicMenus().written().forEach(menu -> texts.ids.add(menu.none()));
        return texts.ids;
    }

    private void dialog(Dialog dialog) {
        for (Asked asked : Asked.in(dialog)) {
            question(asked.question());
            asked.field().ifPresent(this::field);
        }
        switch (dialog) {
            case Menu menu -> {
                menu.choices().values().forEach(this::action);
                menu.hangup().ifPresent(this::action);
            }
            case Form form -> {
                form.submit().outcomes().values().forEach(this::action);
                form.submit().refusals().forEach(this::action);
            }
        }
    }

    private void field(Dialog.Field field) {
        field.mistaken().forEach(this::action);
        ids.addAll(field.faults().values());
    }

    private void question(Question question) {
        Stream.of(question.prompt(), question.brief(), question.help()).forEach(ids::addAll);
        Stream.of(question.noinput(), question.nomatch())
                .flatMap(List::stream)
                .forEach(this::action);
    }

    private void queue(Queue queue) {
        ids.addAll(queue.texts());
        queue.transitions().forEach(way -> action(way.action()));
    }

    private void action(Action action) {
        ids.addAll(action.prompts());
    }
}
