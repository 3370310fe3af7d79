package org.hotline12333.prompt.sound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.hotline12333.authoring.Problem;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.ClipText;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.Utterance;
import org.hotline12333.prompt.sound.ClipManifest.Mark;
import org.jspecify.annotations.Nullable;

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
                    clips(language, (clip, spoken) -> all || !isFresh(clip, spoken, manifest));
            renderAll(due);
            due.forEach((clip, spoken) -> manifest.rendered(clip, Mark.of(spoken, engine)));
            manifest.write();
            done.addAll(due.keySet());
        }
        return done;
    }

    private Map<Clip, ClipText> clips(Language language, BiPredicate<Clip, ClipText> which) {
        return prompts.clips(language).entrySet().stream()
                .filter(e -> which.test(e.getKey(), e.getValue()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Renders what says other words than it did, or has no sound; whatever else is stale is as it
     * was, so that what a studio has recorded stays.
     *
     * @param before the texts as they were
     * @param given sounds that are brought along
     * @return the clips rendered
     * @throws IOException where the engine fails; what was there stays
     */
    public List<Clip> renderSince(Prompts before, Set<Clip> given) throws IOException {
        List<Clip> done = new ArrayList<>();
        for (Language language : prompts.languages()) {
            Map<Clip, ClipText> was =
                    before.languages().contains(language) ? before.clips(language) : Map.of();
            Map<Clip, ClipText> due =
                    clips(
                            language,
                            (clip, spoken) ->
                                    !given.contains(clip)
                                            && !(Files.exists(folder.file(clip))
                                                    && says(was.get(clip), spoken)));
            renderAll(due);
            ClipManifest manifest = ClipManifest.of(folder.folder(), language);
            due.forEach((clip, spoken) -> manifest.rendered(clip, Mark.of(spoken, engine)));
            if (!due.isEmpty()) {
                manifest.write();
            }
            done.addAll(due.keySet());
        }
        return done;
    }

    private boolean says(@Nullable ClipText was, ClipText is) {
        return was != null && Mark.of(was, engine).equals(Mark.of(is, engine));
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
            Path file = folder.file(clip);
            Path fresh = file.resolveSibling(file.getFileName() + ".new");
            Files.createDirectories(file.resolveSibling("."));
            sound.write(fresh);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE); // nobody hears half of it
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

    /** Deletes the sounds of what is said no more; those that nobody named before stay. */
    public void pruneSince(Prompts before) throws IOException {
        for (Language language : prompts.languages()) {
            Set<Clip> gone =
                    before.languages().contains(language)
                            ? new HashSet<>(before.clips(language).keySet())
                            : Set.of();
            Set<Clip> named = prompts.clips(language).keySet();
            for (Clip clip : gone) {
                if (!named.contains(clip)) {
                    Files.deleteIfExists(folder.file(clip));
                }
            }
        }
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
