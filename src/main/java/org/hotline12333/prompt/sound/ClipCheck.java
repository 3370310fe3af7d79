package org.hotline12333.prompt.sound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.hotline12333.authoring.Problem;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.ClipText;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;

/** What is wrong with texts and their sounds. */
record ClipCheck(ClipFolder folder, Prompts prompts, SpeechEngine engine) {
    private static final String MEND = "run prompts render";

    List<Problem> problems() throws IOException {
        List<Problem> problems = new ArrayList<>();
        for (Language language : prompts.languages()) {
            textsMissing(language, problems);
            soundsWrong(language, problems);
            for (String orphan : folder.orphans(language, prompts.clips(language).keySet())) {
                problems.add(
                        Problem.of(
                                ClipProblem.NO_TEXT,
                                whole(folder.file(orphan)),
                                "no text names it",
                                "delete it with prompts render --prune"));
            }
        }
        return problems;
    }

    /** Texts that another language has. */
    private void textsMissing(Language language, List<Problem> problems) {
        TreeMap<String, SourceLocation> elsewhere = new TreeMap<>();
        prompts.languages().forEach(other -> elsewhere.putAll(prompts.texts(other)));
        elsewhere.keySet().removeAll(prompts.texts(language).keySet());
        elsewhere.forEach((text, source) ->
                problems.add(
                        Problem.of(
                                ClipProblem.TEXT_MISSING,
                                whole(folder.folder().resolve(language.code(), "texts.yaml")),
                                "has no text `%s`, %s has".formatted(text, source),
                                "add it")));
    }

    private void soundsWrong(Language language, List<Problem> problems) throws IOException {
        ClipManifest manifest = ClipManifest.of(folder.folder(), language);
        prompts.clips(language)
                .forEach((clip, spoken) ->
                        problem(clip, spoken, manifest.mark(clip))
                                .ifPresent(what ->
                                        problems.add(
                                                Problem.of(
                                                        ClipProblem.SOUND,
                                                        whole(folder.file(clip)),
                                                        what,
                                                        MEND))));
    }

    private Optional<String> problem(Clip clip, ClipText spoken, Optional<ClipManifest.Mark> made) {
        if (!Files.exists(folder.file(clip))) {
            return Optional.of("is missing, " + spoken.source() + " names it");
        }
        ClipManifest.Mark due = ClipManifest.Mark.of(spoken, engine);
        if (made.filter(mark -> mark.words().equals(due.words())).isEmpty()) {
            return Optional.of("is stale, " + spoken.source() + " has changed");
        }
        if (made.filter(due::equals).isEmpty()) {
            return Optional.of("is stale, engine, voice, speed or processing has changed");
        }
        try {
            return Optional.of(wrong(Sound.read(folder.file(clip)), spoken))
                    .filter(what -> !what.isEmpty());
        } catch (IOException e) {
            return Optional.of("is not 8 kHz mono 16-bit WAV");
        }
    }

    private static SourceLocation whole(Path file) {
        return SourceLocation.whole(file.toString());
    }

    private static String wrong(Sound sound, ClipText spoken) {
        return switch (spoken) {
            case ClipText.Line _ when sound.isSilent() -> "is silent";
            case ClipText.Line _ when sound.isOverdriven() -> "is overdriven";
            case ClipText.Pause _ when !sound.isSilent() -> "is not silent";
            case ClipText.Pause(Duration length, _) when !sound.length().equals(length) ->
                    "is not %d ms long".formatted(length.toMillis());
            case ClipText.Line _, ClipText.Pause _ -> "";
        };
    }
}
