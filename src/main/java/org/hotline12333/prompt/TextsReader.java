package org.hotline12333.prompt;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the catalogue of texts. */
final class TextsReader {
    private static final Set<String> KEYS = Set.of("text", "voice", "speed");
    private static final Pattern ID = Pattern.compile("[a-z0-9-]{1,40}");
    private static final String MEND = "write a slot as {name, kind}, such as {balance, money}";

    private final Text.Cutter cutter;
    private final Voice voice;
    private final ClipBook book;
    private final Faults faults;
    private final Map<String, Text> texts = new HashMap<>();

    TextsReader(Text.Cutter cutter, Voice voice, ClipBook book, Faults faults) {
        this.cutter = cutter;
        this.voice = voice;
        this.book = book;
        this.faults = faults;
    }

    Map<String, Text> read(Entry catalogue) {
        catalogue.entries().forEach(this::readText);
        return Map.copyOf(texts);
    }

    private void readText(Entry entry) {
        if (entry.text().isPresent()) {
            readLine(entry, entry.text().get(), voice);
            return;
        }
        for (Entry part : entry.entries()) {
            if (!KEYS.contains(part.key())) {
                faults.add(
                        part.file(),
                        part.line(),
                        "unknown key `" + part.key() + "`",
                        "use text, voice and speed");
            }
        }
        readLine(entry, entry.wordOf("text", faults), new VoiceReader(faults).read(entry, voice));
    }

    private void readLine(Entry entry, String template, Voice reader) {
        if (template.isBlank()) {
            faults.add(entry.file(), entry.line(), "no words", "write what the caller hears");
            return;
        }
        if (!ID.matcher(entry.key()).matches()) {
            faults.add(
                    entry.file(),
                    entry.line(),
                    "`%s` is no id of a text".formatted(entry.key()),
                    "use small letters, digits and hyphens, 40 at most");
            return;
        }
        try {
            Text text = cutter.cut(entry, Template.of(template));
            texts.put(entry.key(), text);
            for (Text.Recorded part : text.recorded()) {
                String name = part.clip().id().substring(cutter.language().code().length() + 1);
                var _ = book.add(name, part.words(), reader, entry);
            }
        } catch (IllegalArgumentException fault) {
            faults.add(entry.file(), entry.line(), fault.getMessage() + "", MEND);
        }
    }
}
