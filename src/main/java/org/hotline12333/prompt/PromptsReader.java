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

/** Reads the folder of prompts: every folder in it is a language. */
final class PromptsReader {
    private PromptsReader() {}

    static Map<Language, Tongue> read(Path folder) throws PromptsException {
        Faults faults = new Faults();
        SortedMap<String, Tongue> tongues = new TreeMap<>();
        for (Path languageFolder : folders(folder, faults)) {
            language(languageFolder, faults)
                    .flatMap(language -> new TongueReader(language, languageFolder, faults).read())
                    .ifPresent(tongue -> tongues.put(tongue.language().code(), tongue));
        }
        faults.throwIfAny();
        Map<Language, Tongue> byLanguage = new java.util.LinkedHashMap<>();
        tongues.values().forEach(tongue -> byLanguage.put(tongue.language(), tongue));
        return Collections.unmodifiableMap(byLanguage);
    }

    private static List<Path> folders(Path folder, Faults faults) {
        try (Stream<Path> paths = Files.list(folder)) {
            List<Path> folders = paths.filter(Files::isDirectory).sorted().toList();
            if (folders.isEmpty()) {
                faults.add(folder.toString(), 0, "no language", "add a folder such as zh");
            }
            return folders;
        } catch (IOException fault) {
            faults.add(
                    folder.toString(),
                    0,
                    "cannot be read: " + fault.getMessage(),
                    "name the folder of the prompts");
            return List.of();
        }
    }

    private static Optional<Language> language(Path folder, Faults faults) {
        try {
            return Optional.of(new Language(String.valueOf(folder.getFileName())));
        } catch (IllegalArgumentException fault) {
            faults.add(
                    folder.toString(),
                    0,
                    fault.getMessage() + "",
                    "name it by small letters, such as zh");
            return Optional.empty();
        }
    }
}
