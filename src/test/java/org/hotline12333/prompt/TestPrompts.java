package org.hotline12333.prompt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder of prompts: the shipped manners of speaking, with texts of the tests. */
public record TestPrompts(Path folder) {
    private static final String TINY =
            """
            name: Tiny
            voice: voice-LANGUAGE
            paces: {ordinary: 160}
            minus: ""
            letter-x: one
            group: ","
            symbol: " "
            pauses: {",": 200ms}
            kinds:
              money: {yuan: "{yuan, %n}", fen: "{fen, %n}", both: "{yuan, %n} {fen, %n}"}
              cardinal: "{n, %n}"
              counted: "{n, %n}"
              months: "{n, %n}"
              duration: {months: "{months, %n}", years: "{years, %n}", both: "{years, %n} {months, %n}"}
              year: "{year, %n}"
              year-month: "{year, %n} {month, %n}"
              year-months:
                same-year: "{year, %n} {from-month, %n} {to-month, %n}"
                other: "{from-year, %n} {from-month, %n} {to-year, %n} {to-month, %n}"
              date: "{year, %n} {month, %n} {day, %n}"
              time: {hour: "{hour, %n}", minute: "{hour, %n} {minute, %n}"}
              digits: "{symbols, %n}"
              tail: "{symbols, %n}"
              percent: {whole: "{whole, %n}", fraction: "{whole, %n} {fraction, %n}"}
              decimal: {whole: "{whole, %n}", fraction: "{whole, %n} {fraction, %n}"}
              grade: "{n, %n}"
            lexicon: {one: n1}
            """;

    public static final Language ZH = new Language("zh");
    static final Language EN = new Language("en");

    static TestPrompts in(Path folder) {
        TestPrompts prompts = new TestPrompts(folder);
        for (String language : List.of("zh", "en")) {
            for (String file : List.of("language.yaml", "numbers.rbnf")) {
                prompts.write(language + "/" + file, shipped(language + "/" + file));
            }
            prompts.write(language + "/texts.yaml", "bye: Bye.\n");
        }
        return prompts;
    }

    /** Two languages of one word and one text each, so that a rendering takes no time. */
    public static TestPrompts tiny(Path folder) {
        TestPrompts prompts = new TestPrompts(folder);
        for (String language : List.of("zh", "en")) {
            prompts.write(language + "/numbers.rbnf", "%n: 0: one;\n");
            prompts.write(language + "/language.yaml", TINY.replace("LANGUAGE", language));
            prompts.write(language + "/texts.yaml", "bye: Bye.\nsum: \"Sum {sum, money}.\"\n");
        }
        return prompts;
    }

    static String shipped(String file) {
        try {
            return Files.readString(Path.of("prompts").resolve(file));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public TestPrompts write(String file, String content) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.resolveSibling("."));
            Files.writeString(path, content);
            return this;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public TestPrompts replace(String file, String old, String replacement) {
        try {
            String content = Files.readString(folder.resolve(file));
            if (!content.contains(old)) {
                throw new IllegalArgumentException("not in " + file + ": " + old);
            }
            return write(file, content.replace(old, replacement));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    public Prompts load() throws PromptsException {
        return Prompts.load(folder);
    }
}
