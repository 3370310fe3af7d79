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
        ProblemList findings = new ProblemList(SourceLocation.whole(folder.toString()));
        SortedMap<String, LanguagePack> packs = new TreeMap<>();
        for (Path languageFolder : folders(folder, findings)) {
            language(languageFolder, findings)
                    .flatMap(language ->
                            new LanguagePackReader(language, languageFolder, findings).read())
                    .ifPresent(pack -> packs.put(pack.language().code(), pack));
        }
        if (findings.count() > 0) {
            throw new PromptsException(findings.problems());
        }
        Map<Language, LanguagePack> byLanguage = new java.util.LinkedHashMap<>();
        packs.values().forEach(pack -> byLanguage.put(pack.language(), pack));
        return Collections.unmodifiableMap(byLanguage);
    }

    private static List<Path> folders(Path folder, ProblemList findings) {
        try (Stream<Path> paths = Files.list(folder)) {
            List<Path> folders = paths.filter(Files::isDirectory).sorted().toList();
            if (folders.isEmpty()) {
                findings.add(
                        TextProblem.NO_LANGUAGE,
                        SourceLocation.whole(folder.toString()),
                        "no language",
                        "add a folder such as zh");
            }
            return folders;
        } catch (IOException fault) {
            findings.add(
                    FileProblem.UNREADABLE,
                    SourceLocation.whole(folder.toString()),
                    "cannot be read: " + fault.getClass().getSimpleName(),
                    "name the folder of the prompts");
            return List.of();
        }
    }

    private static Optional<Language> language(Path folder, ProblemList findings) {
        try {
            return Optional.of(new Language(String.valueOf(folder.getFileName())));
        } catch (IllegalArgumentException fault) {
            findings.add(
                    TextProblem.NO_LANGUAGE,
                    SourceLocation.whole(folder.toString()),
                    fault.getMessage() + "",
                    "name it by small letters, such as zh");
            return Optional.empty();
        }
    }
}
