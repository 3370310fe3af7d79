package org.hotline12333.dialog;

import java.util.List;
import java.util.Optional;
import org.hotline12333.dialog.Dialog.Field;
import org.hotline12333.dialog.Dialog.Form;
import org.hotline12333.dialog.Dialog.Menu;

/**
 * A question where it is written.
 *
 * @param field the field that asks it; empty for a menu
 */
public record Asked(String path, String dialog, Question question, Optional<Field> field) {
    public static List<Asked> in(Dialog dialog) {
        return switch (dialog) {
            case Menu(String id, Question question, _, _) ->
                    List.of(new Asked("dialogs/" + id + "/menu", id, question, Optional.empty()));
            case Form(String id, List<Field> fields, _) ->
                    fields.stream()
                            .map(field ->
                                    new Asked(
                                            "dialogs/%s/form/fields/%s".formatted(id, field.name()),
                                            id,
                                            field.question(),
                                            Optional.of(field)))
                            .toList();
        };
    }
}
