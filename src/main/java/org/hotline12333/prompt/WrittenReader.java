package org.hotline12333.prompt;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.authoring.StrictMapping;
import org.hotline12333.value.ValueKind;

/**
 * Reads how answers are written where they are sent: under the id of the text that is said, with no
 * slot that this does not have.
 */
final class WrittenReader {
    private final Text.Cutter cutter;
    private final Map<String, Text> said;
    private final ProblemList problems;

    WrittenReader(Text.Cutter cutter, Map<String, Text> said, ProblemList problems) {
        this.cutter = cutter;
        this.said = said;
        this.problems = problems;
    }

    Map<String, Text> read(StrictMapping catalogue) {
        Map<String, Text> written = new HashMap<>();
        for (String id : catalogue.keys()) {
            Optional<String> template = catalogue.text(id);
            template.ifPresent(text -> read(id, catalogue.at(id), text, written));
        }
        return Map.copyOf(written);
    }

    private void read(String id, SourceLocation at, String template, Map<String, Text> written) {
        Text spoken = said.get(id);
        if (spoken == null) {
            problems.add(
                    TextProblem.WRITTEN_UNSAID,
                    at,
                    "`%s` is written, and never said".formatted(id),
                    "name a text of texts.yaml");
            return;
        }
        try {
            Text text = cutter.cut(id, at, Template.of(template));
            text.slots().forEach((slot, kind) -> demand(spoken, slot, kind, at));
            written.put(id, text);
        } catch (IllegalArgumentException fault) {
            problems.add(
                    TextProblem.BAD_SLOT,
                    at,
                    fault.getMessage() + "",
                    "write a slot as {name, kind}, such as {balance, money}");
        }
    }

    private void demand(Text spoken, String slot, ValueKind kind, SourceLocation at) {
        if (kind != spoken.slots().get(slot)) {
            problems.add(
                    TextProblem.WRITTEN_SLOT,
                    at,
                    "slot `%s` is no %s of the text that is said".formatted(slot, kind.word()),
                    "take the slots of texts.yaml, as they stand there");
        }
    }
}
