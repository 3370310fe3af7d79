package org.hotline12333.prompt;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.authoring.StrictMapping;
import org.hotline12333.authoring.YamlNode;

/** Reads the catalogue of texts. */
final class TextsReader {
    private static final Set<String> KEYS = Set.of("text", "voice", "speed");
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");
    private static final String MEND = "write a slot as {name, kind}, such as {balance, money}";

    private final Text.Cutter cutter;
    private final Voice voice;
    private final ClipBook book;
    private final ProblemList problems;
    private final Map<String, Text> texts = new HashMap<>();

    TextsReader(Text.Cutter cutter, Voice voice, ClipBook book, ProblemList problems) {
        this.cutter = cutter;
        this.voice = voice;
        this.book = book;
        this.problems = problems;
    }

    Map<String, Text> read(StrictMapping catalogue) {
        for (String id : catalogue.keys()) {
            if (catalogue.node(id).filter(YamlNode.Mapping.class::isInstance).isPresent()) {
                catalogue.section(id, KEYS).ifPresent(own -> readOwn(id, catalogue.at(id), own));
            } else {
                readLine(id, catalogue.at(id), catalogue.text(id), voice);
            }
        }
        return Map.copyOf(texts);
    }

    private void readOwn(String id, SourceLocation at, StrictMapping own) {
        readLine(id, at, own.requiredText("text"), new VoiceReader(problems).read(own, voice));
    }

    private void readLine(String id, SourceLocation at, Optional<String> template, Voice reader) {
        if (template.isEmpty()) {
            return; // which is noted
        }
        if (template.get().isBlank()) {
            problems.add(TextProblem.NO_WORDS, at, "no words", "write what the caller hears");
            return;
        }
        if (!ID.matcher(id).matches()) {
            problems.add(
                    TextProblem.BAD_TEXT_ID,
                    at,
                    "`%s` is no id of a text".formatted(id),
                    "use small letters, digits and hyphens, 40 at most");
            return;
        }
        try {
            Text text = cutter.cut(id, at, Template.of(template.get()));
            texts.put(id, text);
            for (Text.Recorded part : text.recorded()) {
                String name = part.clip().id().substring(cutter.language().code().length() + 1);
                var _ = book.add(name, part.words(), reader, at);
            }
        } catch (IllegalArgumentException fault) {
            problems.add(TextProblem.BAD_SLOT, at, fault.getMessage() + "", MEND);
        }
    }
}
