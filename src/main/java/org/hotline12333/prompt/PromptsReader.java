package org.hotline12333.prompt;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hotline12333.authoring.FileProblem;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;

/** Reads the folder of prompts: every folder in it is a language. */
final class PromptsReader {
    private PromptsReader() {}

    static Map<Language, LanguagePack> read(Path folder) throws PromptsException {
        ProblemList problems = new ProblemList(SourceLocation.whole(folder.toString()));
        SortedMap<String, LanguagePack> packs = new TreeMap<>();
        for (Path languageFolder : folders(folder, problems)) {
            language(languageFolder, problems)
                    .flatMap(language ->
                            new LanguagePackReader(language, languageFolder, problems).read())
                    .ifPresent(pack -> packs.put(pack.language().code(), pack));
        }
        if (problems.count() > 0) {
            throw new PromptsException(problems.problems());
        }
        Map<Language, LanguagePack> byLanguage = new java.util.LinkedHashMap<>();
        packs.values().forEach(pack -> byLanguage.put(pack.language(), pack));
        return Collections.unmodifiableMap(byLanguage);
    }

    private static List<Path> folders(Path folder, ProblemList problems) {
        try (Stream<Path> paths = Files.list(folder)) {
            List<Path> folders = paths.filter(Files::isDirectory).sorted().toList();
            if (folders.isEmpty()) {
                problems.add(
                        TextProblem.NO_LANGUAGE,
                        SourceLocation.whole(folder.toString()),
                        "no language",
                        "add a folder such as zh");
            }
            return folders;
        } catch (IOException fault) {
            problems.add(
                    FileProblem.UNREADABLE,
                    SourceLocation.whole(folder.toString()),
                    "cannot be read: " + fault.getClass().getSimpleName(),
                    "name the folder of the prompts");
            return List.of();
        }
    }

    private static Optional<Language> language(Path folder, ProblemList problems) {
        try {
            return Optional.of(new Language(String.valueOf(folder.getFileName())));
        } catch (IllegalArgumentException fault) {
            problems.add(
                    TextProblem.NO_LANGUAGE,
                    SourceLocation.whole(folder.toString()),
                    fault.getMessage() + "",
                    "name it by small letters, such as zh");
            return Optional.empty();
        }
    }
}
