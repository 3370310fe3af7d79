package org.hotline12333.prompt.sound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.hotline12333.authoring.Problem;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.ClipText;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.Utterance;
import org.hotline12333.prompt.sound.ClipManifest.Mark;

/** The sounds beside the texts: renders what changed, and tells what is wrong with the rest. */
public final class Clips {
    private static final int ENGINES = 2;

    private final ClipFolder folder;
    private final Prompts prompts;
    private final SpeechEngine engine;

    /** The sounds below a folder of prompts, spoken by espeak-ng. */
    public Clips(Path folder, Prompts prompts) {
        this(folder, prompts, SpeechEngine.ESPEAK);
    }

    /**
     * The sounds below a folder of prompts.
     *
     * @param engine what speaks the words; where it is another than before, all clips are stale
     */
    public Clips(Path folder, Prompts prompts, SpeechEngine engine) {
        this.folder = new ClipFolder(folder);
        this.prompts = prompts;
        this.engine = engine;
    }

    /**
     * Renders every clip whose words, voice, speed, engine or processing changed, or that has no
     * sound; the others are left as they are.
     *
     * @param all whether even what did not change is rendered
     * @return the clips rendered
     * @throws IOException where the engine fails; what was there stays
     */
    public List<Clip> render(boolean all) throws IOException {
        List<Clip> done = new ArrayList<>();
        for (Language language : prompts.languages()) {
            ClipManifest manifest = ClipManifest.of(folder.folder(), language);
            Map<Clip, ClipText> due =
                    prompts.clips(language).entrySet().stream()
                            .filter(e -> all || !isFresh(e.getKey(), e.getValue(), manifest))
                            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
            renderAll(due);
            due.forEach((clip, spoken) -> manifest.rendered(clip, Mark.of(spoken, engine)));
            manifest.write();
            done.addAll(due.keySet());
        }
        return done;
    }

    private boolean isFresh(Clip clip, ClipText spoken, ClipManifest manifest) {
        return Files.exists(folder.file(clip))
                && manifest.mark(clip).filter(Mark.of(spoken, engine)::equals).isPresent();
    }

    private void renderAll(Map<Clip, ClipText> due) throws IOException {
        try (ExecutorService engines = Executors.newFixedThreadPool(ENGINES)) {
            List<Future<?>> jobs = new ArrayList<>();
            due.forEach((clip, spoken) ->
                    jobs.add(
                            engines.submit(() -> {
                                render(clip, spoken);
                                return null;
                            })));
            try {
                for (Future<?> job : jobs) {
                    job.get();
                }
            } catch (ExecutionException e) {
                engines.shutdownNow();
                throw e;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while rendering", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException fault ? fault : new IOException(e.getCause());
        }
    }

    private void render(Clip clip, ClipText spoken) throws IOException {
        try {
            Sound sound =
                    switch (spoken) {
                        case ClipText.Line line -> engine.speak(line);
                        case ClipText.Pause(Duration length, _) -> Sound.silence(length);
                    };
            Files.createDirectories(folder.file(clip).resolveSibling("."));
            sound.write(folder.file(clip));
        } catch (IOException e) {
            throw new IOException("clip " + clip + ": " + e.getMessage(), e);
        }
    }

    /** Deletes sounds that no text and no number rule names any more. */
    public List<String> prune() throws IOException {
        List<String> orphans = new ArrayList<>();
        for (Language language : prompts.languages()) {
            ClipManifest manifest = ClipManifest.of(folder.folder(), language);
            for (String orphan : folder.orphans(language, prompts.clips(language).keySet())) {
                Files.delete(folder.file(orphan));
                orphans.add(orphan);
            }
            manifest.keep(
                    prompts.clips(language).keySet().stream()
                            .map(Clip::id)
                            .collect(Collectors.toSet()));
            manifest.write();
        }
        return orphans;
    }

    /** All that is wrong with texts and sounds. */
    public List<Problem> problems() throws IOException {
        return new ClipCheck(folder, prompts, engine).problems();
    }

    /** The recording script for a studio, as Markdown. */
    public String script() {
        StringBuilder script = new StringBuilder("# Recording script\n");
        for (Language language : prompts.languages()) {
            script.append("\n## ").append(language.code());
            script.append("\n\n| clip | words | belongs to | seconds now |\n|---|---|---|---|\n");
            prompts.clips(language)
                    .forEach((clip, spoken) -> {
                        if (spoken instanceof ClipText.Line) {
                            script.append(row(clip, spoken));
                        }
                    });
        }
        return script.toString();
    }

    private String row(Clip clip, ClipText spoken) {
        String seconds =
                Files.exists(folder.file(clip))
                        ? String.format(
                                Locale.ROOT, "%.1f", prompts.length(clip).toMillis() / 1_000.0)
                        : "";
        return "| `%s` | %s | %s | %s |\n"
                .formatted(clip, spoken.words(), folder.withoutPath(spoken.source()), seconds);
    }

    /**
     * Writes an utterance as the caller would hear it, as one WAV file.
     *
     * @throws IOException with one line that says what is missing: a clip, or the target's folder
     */
    public void write(Utterance utterance, Path target) throws IOException {
        Path into = target.toAbsolutePath().getParent();
        if (into == null || !Files.isDirectory(into)) {
            throw new IOException("no folder for " + target + "; make it, or name another file");
        }
        Sound all = Sound.silence(Duration.ZERO);
        for (Clip clip : utterance.clips()) {
            if (!Files.exists(folder.file(clip))) {
                throw new IOException(folder.file(clip) + " is missing; run prompts render");
            }
            all = all.then(Sound.read(folder.file(clip)));
        }
        all.write(target);
    }
}
