package org.hotline12333.prompt;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the three files of a language. */
final class TongueReader {
    private static final Set<String> KEYS =
            Set.of(
                    "name",
                    "voice",
                    "paces",
                    "minus",
                    "letter-x",
                    "group",
                    "symbol",
                    "pauses",
                    "kinds",
                    "lexicon");

    private static final Pattern PAUSE = Pattern.compile("([1-9]\\d{0,3})ms");

    private final Language language;
    private final Path folder;
    private final Faults faults;

    TongueReader(Language language, Path folder, Faults faults) {
        this.language = language;
        this.folder = folder;
        this.faults = faults;
    }

    /** The language, or nothing and at least one fault. */
    Optional<Tongue> read() {
        int before = faults.count();
        Optional<RuleBasedNumberFormat> rules = content("numbers.rbnf").flatMap(this::rules);
        Optional<Entry> manner = yaml("language.yaml");
        Optional<Entry> catalogue = yaml("texts.yaml");
        if (rules.isEmpty() || manner.isEmpty() || catalogue.isEmpty()) {
            return Optional.empty();
        }
        Tongue tongue = tongue(rules.get(), manner.get(), catalogue.get());
        return faults.count() == before ? Optional.of(tongue) : Optional.empty();
    }

    private Tongue tongue(RuleBasedNumberFormat rules, Entry manner, Entry catalogue) {
        for (Entry entry : manner.entries()) {
            if (!KEYS.contains(entry.key())) {
                faults.add(
                        entry.file(),
                        entry.line(),
                        "unknown key `" + entry.key() + "`",
                        "use one of " + KEYS.stream().sorted().toList());
            }
        }
        manner.wordOf("name", faults);
        Voice voice = new VoiceReader(faults).read(manner);
        ClipBook book = new ClipBook(language, faults);
        Lexicon lexicon = lexicon(manner, voice, book);
        Speech speech =
                new Speech(
                        rules,
                        new KindsReader(rules, faults).read(manner),
                        manner.wordOf("minus", faults),
                        manner.wordOf("letter-x", faults),
                        manner.wordOf("group", faults),
                        manner.wordOf("symbol", faults));
        new SampleCheck(speech, lexicon, faults).check(manner);
        Map<String, Text> texts =
                new TextsReader(new Text.Cutter(language, lexicon), voice, book, faults)
                        .read(catalogue);
        SortedMap<Clip, Spoken> clips = Collections.unmodifiableSortedMap(book.clips());
        return new Tongue(language, speech, lexicon, texts, clips);
    }

    private Lexicon lexicon(Entry manner, Voice voice, ClipBook book) {
        Map<Integer, Clip> pauses = new HashMap<>();
        for (Entry entry : section(manner, "pauses")) {
            pause(entry)
                    .flatMap(length -> book.pause(length, entry))
                    .ifPresent(clip -> pauses.put(entry.key().codePointAt(0), clip));
        }
        Map<String, Clip> words = new HashMap<>();
        for (Entry entry : section(manner, "lexicon")) {
            entry.word(faults)
                    .flatMap(name -> book.add(name, entry.key(), voice, entry))
                    .ifPresent(clip -> words.put(entry.key(), clip));
        }
        return new Lexicon(words, pauses);
    }

    private Optional<Duration> pause(Entry entry) {
        if (entry.key().codePointCount(0, entry.key().length()) != 1) {
            faults.add(entry.file(), entry.line(), "a pause of several symbols", "write one");
            return Optional.empty();
        }
        Optional<String> word = entry.word(faults);
        Optional<Duration> length =
                word.map(PAUSE::matcher)
                        .filter(Matcher::matches)
                        .map(found -> Duration.ofMillis(Integer.parseInt(found.group(1))));
        if (word.isPresent() && length.isEmpty()) {
            faults.add(
                    entry.file(),
                    entry.line(),
                    "`%s` is no length of a pause".formatted(word.get()),
                    "write milliseconds, such as 200ms");
        }
        return length;
    }

    private Iterable<Entry> section(Entry manner, String key) {
        Optional<Entry> section = manner.entry(key);
        if (section.isEmpty()) {
            faults.add(manner.file(), 0, "`" + key + "` is missing", "add it");
        }
        return section.map(Entry::entries).orElse(java.util.List.of());
    }

    /** ICU names no line; it names the rule or rule set. */
    private Optional<RuleBasedNumberFormat> rules(String text) {
        try {
            return Optional.of(new RuleBasedNumberFormat(text, ULocale.ROOT));
        } catch (RuntimeException fault) {
            String message = String.valueOf(fault.getMessage());
            faults.add(
                    folder.resolve("numbers.rbnf").toString(),
                    line(text, message),
                    "bad number rules: " + message,
                    "each line is `%name: 0: words; 1: words;`, each name defined once");
            return Optional.empty();
        }
    }

    /** The first line with a name that the message quotes; else the first of all. */
    private static int line(String text, String message) {
        for (String word : message.split("[^%\\w-]+", -1)) {
            int at = word.startsWith("%") ? text.indexOf(word) : -1;
            if (at >= 0) {
                return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
            }
        }
        return 1;
    }

    private Optional<Entry> yaml(String name) {
        return content(name)
                .map(text -> EntryReader.read(folder.resolve(name).toString(), text, faults));
    }

    private Optional<String> content(String name) {
        Path file = folder.resolve(name);
        try {
            return Optional.of(Files.readString(file));
        } catch (IOException fault) {
            boolean absent = !Files.exists(file);
            faults.add(
                    file.toString(),
                    0,
                    absent ? "the file is missing" : "cannot be read: " + fault,
                    absent ? "add it, as other languages have it" : "write it in UTF-8");
            return Optional.empty();
        }
    }
}
