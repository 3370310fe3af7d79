package org.hotline12333.prompt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder of prompts: the shipped manners of speaking, with texts of the tests. */
record TestPrompts(Path folder) {
    static final Language ZH = new Language("zh");
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

    static String shipped(String file) {
        try {
            return Files.readString(Path.of("prompts").resolve(file));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    TestPrompts write(String file, String content) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.resolveSibling("."));
            Files.writeString(path, content);
            return this;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    TestPrompts replace(String file, String old, String replacement) {
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

    Prompts load() throws PromptsException {
        return Prompts.load(folder);
    }
}
