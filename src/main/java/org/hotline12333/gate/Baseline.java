package org.hotline12333.gate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hotline12333.authoring.Problem;
import org.hotline12333.interpreter.Release;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.prompt.sound.Clips;
import org.hotline12333.prompt.sound.SpeechEngine;
import org.hotline12333.release.FolderPrint;
import org.hotline12333.release.ReleaseException;
import org.hotline12333.release.ReleaseFolder;
import org.hotline12333.release.UnsaidTexts;

/**
 * What is published, as candidates are compared with it.
 *
 * @param release nothing where somebody has broken it by hand
 * @param known what is wrong with its texts and sounds: no candidate need mend it
 */
record Baseline(FolderPrint print, Optional<Release> release, Set<String> known) {
    static Baseline of(Path home, SpeechEngine engine) {
        FolderPrint print = FolderPrint.of(home);
        Optional<Release> release = read(home);
        Set<String> known =
                release.stream()
                        .flatMap(present -> advice(home, present, engine).stream())
                        .map(problem -> said(problem, home))
                        .collect(Collectors.toSet());
        return new Baseline(print, release, known);
    }

    private static Optional<Release> read(Path home) {
        try {
            return Optional.of(ReleaseFolder.read(home));
        } catch (PromptsException | ReleaseException _) {
            return Optional.empty(); // the watcher has logged why
        }
    }

    /** What keeps no call from being led, and yet is wrong. */
    private static List<Problem> advice(Path home, Release release, SpeechEngine engine) {
        try {
            List<Problem> advice = new ArrayList<>(UnsaidTexts.in(home, release));
            advice.addAll(new Clips(home.resolve("prompts"), release.prompts(), engine).problems());
            return advice;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a candidate in its folder, what was not so before. */
    List<Problem> news(Path home, Release candidate, SpeechEngine engine) {
        return advice(home, candidate, engine).stream()
                .filter(problem -> !known.contains(said(problem, home)))
                .toList();
    }

    /** Without the line, which is another as soon as one was added above it. */
    private static String said(Problem problem, Path home) {
        return (problem.file() + " " + problem.message().replaceAll(":\\d+", ""))
                .replace(home + "/", "");
    }
}
