package org.hotline12333.prompt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sounds beside the texts: renders what changed, and tells what is wrong with the rest. */
public final class Clips {
    private static final int ENGINES = 2;

    /** What a comma and a full stop beside a value sound like. */
    private static final Duration COMMA = Duration.ofMillis(200);

    private static final Duration STOP = Duration.ofMillis(400);

    private final Path folder;
    private final Prompts prompts;

    public Clips(Path folder, Prompts prompts) {
        this.folder = folder;
        this.prompts = prompts;
    }

    /**
     * Renders every clip whose words or voice changed; the others are left as they are.
     *
     * @param all whether even what did not change is rendered
     * @return the clips rendered
     * @throws IOException where the engine fails; what was there stays
     */
    public List<Clip> render(SpeechEngine engine, boolean all) throws IOException {
        List<Clip> done = new ArrayList<>();
        for (Language language : prompts.languages()) {
            ClipManifest manifest = ClipManifest.of(folder, language);
            List<Map.Entry<Clip, Spoken>> due =
                    prompts.clips(language).entrySet().stream()
                            .filter(e ->
                                    all
                                            || !manifest.isFresh(e.getKey(), e.getValue())
                                            || !Files.exists(file(e.getKey())))
                            .toList();
            try {
                render(engine, due);
                due.forEach(e -> manifest.rendered(e.getKey(), e.getValue()));
            } finally {
                manifest.write();
            }
            due.forEach(e -> done.add(e.getKey()));
        }
        return done;
    }

    private void render(SpeechEngine engine, List<Map.Entry<Clip, Spoken>> due) throws IOException {
        try (ExecutorService engines = Executors.newFixedThreadPool(ENGINES)) {
            List<Future<?>> jobs = new ArrayList<>();
            for (Map.Entry<Clip, Spoken> each : due) {
                jobs.add(
                        engines.submit(() -> {
                            render(engine, each.getKey(), each.getValue());
                            return null;
                        }));
            }
            for (Future<?> job : jobs) {
                job.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while rendering", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException fault ? fault : new IOException(e.getCause());
        }
    }

    private void render(SpeechEngine engine, Clip clip, Spoken spoken) throws IOException {
        try {
            Sound sound =
                    spoken.isPause()
                            ? Sound.silence(clip.id().endsWith("stop") ? STOP : COMMA)
                            : engine.speak(spoken.words(), spoken.voice());
            sound.write(file(clip));
        } catch (IOException e) {
            throw new IOException("clip " + clip + ": " + e.getMessage(), e);
        }
    }

    /** Deletes sounds that no text and no number rule names any more. */
    public List<String> prune() throws IOException {
        List<String> orphans = new ArrayList<>();
        for (Language language : prompts.languages()) {
            ClipManifest manifest = ClipManifest.of(folder, language);
            for (String orphan : orphans(language)) {
                Files.delete(folder.resolve(orphan + ".wav"));
                manifest.forget(orphan);
                orphans.add(orphan);
            }
            manifest.write();
        }
        return orphans;
    }

    /** All that is wrong with the sounds, a sentence each. */
    public List<String> problems() throws IOException {
        List<String> problems = new ArrayList<>();
        for (Language language : prompts.languages()) {
            ClipManifest manifest = ClipManifest.of(folder, language);
            prompts.clips(language)
                    .forEach((clip, spoken) ->
                            problem(clip, spoken, manifest)
                                    .ifPresent(what -> problems.add(place(clip) + what)));
            orphans(language)
                    .forEach(orphan ->
                            problems.add(
                                    folder.resolve(orphan + ".wav")
                                            + ": no text names it; delete it with prompts"
                                            + " render --prune"));
        }
        return problems;
    }

    private String place(Clip clip) {
        return file(clip) + ": ";
    }

    private Optional<String> problem(Clip clip, Spoken spoken, ClipManifest manifest) {
        String mend = "; run prompts render";
        if (!Files.exists(file(clip))) {
            return Optional.of("is missing, " + spoken.source() + " names it" + mend);
        }
        if (!manifest.isFresh(clip, spoken)) {
            return Optional.of("is stale, " + spoken.source() + " has changed" + mend);
        }
        try {
            Sound sound = Sound.read(file(clip));
            if (sound.isSilent() != spoken.isPause()) {
                return Optional.of((sound.isSilent() ? "is silent" : "is not silent") + mend);
            }
            return sound.isOverdriven() ? Optional.of("is overdriven" + mend) : Optional.empty();
        } catch (IOException e) {
            return Optional.of("is not 8 kHz mono 16-bit WAV" + mend);
        }
    }

    private List<String> orphans(Language language) {
        Set<String> named =
                prompts.clips(language).keySet().stream().map(Clip::id).collect(Collectors.toSet());
        Path own = folder.resolve(language.code());
        try (Stream<Path> files = Files.list(own)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.endsWith(".wav"))
                    .map(name -> language.code() + "/" + name.substring(0, name.length() - 4))
                    .filter(id -> !named.contains(id))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The recording script for a studio, as Markdown. */
    public String script() {
        StringBuilder script = new StringBuilder("# Recording script\n");
        for (Language language : prompts.languages()) {
            script.append("\n## ").append(language.code());
            script.append("\n\n| clip | words | belongs to | seconds now |\n|---|---|---|---|\n");
            prompts.clips(language).entrySet().stream()
                    .filter(e -> !e.getValue().words().isEmpty())
                    .forEach(e -> script.append(row(e.getKey(), e.getValue())));
        }
        return script.toString();
    }

    private String row(Clip clip, Spoken spoken) {
        String seconds =
                Files.exists(file(clip))
                        ? String.format("%.1f", prompts.length(clip).toMillis() / 1_000.0)
                        : "";
        return String.format(
                "| `%s` | %s | %s | %s |%n", clip, spoken.words(), spoken.source(), seconds);
    }

    /** An utterance as the caller would hear it, in one WAV file. */
    public void write(Utterance utterance, Path target) throws IOException {
        Sound all = Sound.silence(Duration.ZERO);
        for (Clip clip : utterance.clips()) {
            all = all.then(Sound.read(file(clip)));
        }
        all.write(target);
    }

    private Path file(Clip clip) {
        return folder.resolve(clip.id() + ".wav");
    }
}
