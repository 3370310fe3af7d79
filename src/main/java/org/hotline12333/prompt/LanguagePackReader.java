package org.hotline12333.prompt;

import com.ibm.icu.text.RuleBasedNumberFormat;
import com.ibm.icu.util.ULocale;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.authoring.SourceText;
import org.hotline12333.authoring.StrictMapping;
import org.hotline12333.authoring.WrittenDuration;

/** Reads the three files of a language. */
final class LanguagePackReader {
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

    /** How answers are sent; a language that has none sends nothing. */
    private static final String WRITTEN = "written.yaml";

    /** Nobody waits so long for the rest of a sentence. */
    private static final Duration PAUSE_END = Duration.ofSeconds(10);

    private final Language language;
    private final Path folder;
    private final ProblemList problems;

    LanguagePackReader(Language language, Path folder, ProblemList problems) {
        this.language = language;
        this.folder = folder;
        this.problems = problems;
    }

    /** The language, or nothing and at least one fault. */
    Optional<LanguagePack> read() {
        int before = problems.count();
        Optional<RuleBasedNumberFormat> rules = content("numbers.rbnf").flatMap(this::rules);
        Optional<StrictMapping> manner = yaml("language.yaml");
        Optional<StrictMapping> catalogue = yaml("texts.yaml");
        if (rules.isEmpty() || manner.isEmpty() || catalogue.isEmpty()) {
            return Optional.empty();
        }
        Optional<StrictMapping> written =
                Files.exists(folder.resolve(WRITTEN)) ? yaml(WRITTEN) : Optional.empty();
        LanguagePack pack = pack(rules.get(), manner.get(), catalogue.get(), written);
        return problems.count() == before ? Optional.of(pack) : Optional.empty();
    }

    private LanguagePack pack(
            RuleBasedNumberFormat rules,
            StrictMapping manner,
            StrictMapping catalogue,
            Optional<StrictMapping> read) {
        manner.refuseUnknown(KEYS);
        var _ = manner.requiredText("name");
        Voice voice = new VoiceReader(problems).read(manner);
        ClipBook book = new ClipBook(language, problems);
        Lexicon lexicon = lexicon(manner, voice, book);
        Speech speech =
                new Speech(
                        rules,
                        new KindsReader(rules, problems).read(manner),
                        manner.requiredText("minus").orElse(""),
                        manner.requiredText("letter-x").orElse(""),
                        manner.requiredText("group").orElse(""),
                        manner.requiredText("symbol").orElse(""));
        new SampleCheck(speech, lexicon, problems).check(manner);
        Text.Cutter cutter = new Text.Cutter(language, lexicon);
        Map<String, Text> texts = new TextsReader(cutter, voice, book, problems).read(catalogue);
        Map<String, Text> written =
                read.map(it -> new WrittenReader(cutter, texts, problems).read(it))
                        .orElse(Map.of());
        SortedMap<Clip, ClipText> clips = Collections.unmodifiableSortedMap(book.clips());
        return new LanguagePack(language, speech, lexicon, texts, written, clips);
    }

    private Lexicon lexicon(StrictMapping manner, Voice voice, ClipBook book) {
        Map<Integer, Clip> pauses = new HashMap<>();
        manner.section("pauses")
                .ifPresent(section -> {
                    for (String symbol : section.keys()) {
                        pause(section, symbol)
                                .flatMap(length -> book.pause(length, section.at(symbol)))
                                .ifPresent(clip -> pauses.put(symbol.codePointAt(0), clip));
                    }
                });
        Map<String, Clip> words = new HashMap<>();
        manner.section("lexicon")
                .ifPresent(section -> {
                    for (String word : section.keys()) {
                        section.text(word)
                                .flatMap(name -> book.add(name, word, voice, section.at(word)))
                                .ifPresent(clip -> words.put(word, clip));
                    }
                });
        return new Lexicon(words, pauses);
    }

    private Optional<Duration> pause(StrictMapping pauses, String symbol) {
        if (symbol.codePointCount(0, symbol.length()) != 1) {
            problems.add(
                    TextProblem.BAD_PAUSE,
                    pauses.at(symbol),
                    "a pause of several symbols",
                    "write one");
            return Optional.empty();
        }
        Optional<String> word = pauses.text(symbol);
        Optional<Duration> length =
                word.flatMap(WrittenDuration::of)
                        .filter(pause -> pause.isPositive() && pause.compareTo(PAUSE_END) < 0);
        if (word.isPresent() && length.isEmpty()) {
            problems.add(
                    TextProblem.BAD_PAUSE,
                    pauses.at(symbol),
                    "`%s` is no length of a pause".formatted(word.get()),
                    "write milliseconds, such as 200ms");
        }
        return length;
    }

    /** ICU names no line; it names the rule or rule set. */
    private Optional<RuleBasedNumberFormat> rules(String text) {
        try {
            return Optional.of(new RuleBasedNumberFormat(text, ULocale.ROOT));
        } catch (RuntimeException fault) {
            String message = String.valueOf(fault.getMessage());
            problems.add(
                    TextProblem.NUMBER_RULES,
                    new SourceLocation(
                            folder.resolve("numbers.rbnf").toString(), line(text, message), 1),
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

    private Optional<StrictMapping> yaml(String name) {
        return content(name)
                .flatMap(text ->
                        StrictMapping.file(folder.resolve(name).toString(), text, problems));
    }

    private Optional<String> content(String name) {
        Path file = folder.resolve(name);
        if (Files.exists(file)) {
            return SourceText.read(file, problems);
        }
        problems.add(
                TextProblem.FILE_MISSING,
                SourceLocation.whole(file.toString()),
                "the file is missing",
                "add it, as other languages have it");
        return Optional.empty();
    }
}
