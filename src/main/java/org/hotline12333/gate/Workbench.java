package org.hotline12333.gate;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hotline12333.authoring.Problem;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.difference.Difference;
import org.hotline12333.difference.Differences;
import org.hotline12333.interpreter.Release;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.prompt.sound.Clips;
import org.hotline12333.prompt.sound.SpeechEngine;
import org.hotline12333.release.ReleaseException;
import org.hotline12333.release.ReleaseFolder;
import org.hotline12333.services.Services;

/** Makes of a candidate what would be published: renders, reads and compares. */
record Workbench(Baseline published, OverlayFolder overlay, SpeechEngine engine) {
    Made make(Candidate candidate) throws IOException {
        List<Problem> problems = new ArrayList<>();
        Optional<Release> release = release(candidate, problems);
        release.ifPresent(made -> problems.addAll(published.news(overlay.folder(), made, engine)));
        return new Made(
                problems.stream().map(this::plain).distinct().toList(),
                release,
                published
                        .release()
                        .flatMap(before -> release.map(after -> between(before, after)))
                        .orElse(List.of()),
                overlay.changes(candidate));
    }

    private static List<Difference> between(Release before, Release after) {
        return Differences.between(before, after, Services.contracts());
    }

    /** What cannot be spoken is no reason to keep quiet about the rest. */
    private Optional<Release> release(Candidate candidate, List<Problem> problems)
            throws IOException {
        try {
            Prompts prompts = Prompts.load(overlay.folder().resolve("prompts"));
            boolean rendered = isRendered(prompts, candidate, problems);
            if (rendered) {
                return Optional.of(ReleaseFolder.read(overlay.folder()));
            }
            ReleaseFolder.written(overlay.folder(), prompts);
        } catch (PromptsException | ReleaseException e) {
            problems.addAll(e.problems());
        }
        return Optional.empty();
    }

    private boolean isRendered(Prompts prompts, Candidate candidate, List<Problem> problems)
            throws IOException {
        Prompts before = published.release().map(Release::prompts).orElse(prompts);
        Clips clips = new Clips(overlay.folder().resolve("prompts"), prompts, engine);
        clips.pruneSince(before);
        try {
            clips.renderSince(before, given(candidate));
            return true;
        } catch (IOException fault) {
            problems.add(
                    Problem.of(
                            GateProblem.NOT_RENDERED,
                            SourceLocation.whole("prompts"),
                            "the sounds cannot be rendered: " + fault.getMessage(),
                            "install espeak-ng and sox on the server, or set"
                                    + " HOTLINE_SPEECH_ENGINE"));
            return false;
        }
    }

    /** Sounds that come with it, as with what is taken back. */
    private static Set<Clip> given(Candidate candidate) {
        return candidate.files().stream()
                .map(file -> file.path().text())
                .filter(path -> path.endsWith(".wav"))
                .map(path -> path.substring("prompts/".length(), path.length() - ".wav".length()))
                .map(Clip::new)
                .collect(Collectors.toSet());
    }

    private Problem plain(Problem problem) {
        return new Problem(
                overlay.plain(problem.file()),
                problem.line(),
                problem.column(),
                problem.kind(),
                overlay.plain(problem.message()),
                overlay.plain(problem.mend()));
    }
}
