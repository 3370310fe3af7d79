package org.hotline12333.prompt.sound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.Language;

/** Where the sounds of clips lie: WAV files below the folder of prompts, named as the clips. */
record ClipFolder(Path folder) {
    private static final String ENDING = ".wav";

    Path file(Clip clip) {
        return file(clip.id());
    }

    Path file(String clipId) {
        return folder.resolve(clipId + ENDING);
    }

    /** Sounds that no clip of the language is named by, sorted. */
    List<String> orphans(Language language, Set<Clip> named) throws IOException {
        Set<String> ids = named.stream().map(Clip::id).collect(Collectors.toSet());
        try (Stream<Path> files = Files.walk(folder.resolve(language.code()))) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .map(this::id)
                    .filter(id -> !ids.contains(id))
                    .sorted()
                    .toList();
        }
    }

    /** A file and line without the path of this folder: {@code zh/texts.yaml:6}. */
    String withoutPath(String source) {
        return folder.relativize(Path.of(source)).toString();
    }

    private String id(Path file) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        return name.substring(0, name.length() - ENDING.length());
    }
}
