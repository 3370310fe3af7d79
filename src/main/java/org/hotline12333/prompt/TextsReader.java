package org.hotline12333.prompt;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the catalogue of texts. */
final class TextsReader {
    private static final Set<String> KEYS = Set.of("text", "voice");
    private static final String MEND = "write a slot as {name, kind}, such as {balance, money}";

    private final Text.Cutter cutter;
    private final ClipBook book;
    private final Faults faults;
    private final Map<String, Text> texts = new HashMap<>();

    TextsReader(Text.Cutter cutter, ClipBook book, Faults faults) {
        this.cutter = cutter;
        this.book = book;
        this.faults = faults;
    }

    Map<String, Text> read(Entry catalogue) {
        catalogue.entries().forEach(this::readText);
        return Map.copyOf(texts);
    }

    private record Line(String template, Optional<String> voice) {}

    private void readLine(Entry entry, Line line) {
        if (line.template().isBlank()) {
            faults.add(entry.file(), entry.line(), "no words", "write what the caller hears");
            return;
        }
        try {
            Text text = cutter.cut(entry.key(), Template.of(line.template()));
            texts.put(entry.key(), text);
            for (Text.Recorded part : text.recorded()) {
                String name = part.clip().id().substring(cutter.language().code().length() + 1);
                var _ =
                        line.voice()
                                .map(voice -> book.add(name, part.words(), voice, entry))
                                .orElseGet(() -> book.add(name, part.words(), entry));
            }
        } catch (IllegalArgumentException fault) {
            faults.add(entry.file(), entry.line(), fault.getMessage() + "", MEND);
        }
    }

    private void readText(Entry entry) {
        if (entry.text().isPresent()) {
            readLine(entry, new Line(entry.text().get(), Optional.empty()));
            return;
        }
        for (Entry part : entry.entries()) {
            if (!KEYS.contains(part.key())) {
                faults.add(
                        part.file(),
                        part.line(),
                        "unknown key `" + part.key() + "`",
                        "use text and voice");
            }
        }
        readLine(
                entry,
                new Line(
                        entry.wordOf("text", faults),
                        entry.entry("voice").flatMap(voice -> voice.word(faults))));
    }
}
