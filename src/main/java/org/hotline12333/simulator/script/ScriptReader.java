package org.hotline12333.simulator.script;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.authoring.SourceText;
import org.hotline12333.authoring.Spelling;
import org.hotline12333.prompt.Clip;
import org.hotline12333.simulator.script.CallScript.Heard;
import org.hotline12333.simulator.script.Wording.Part;

/** Reads scripts strictly, and goes on after each fault, so that an author sees all at once. */
public final class ScriptReader {
    private static final int SLIPS_MAX = 3;

    private final Vocabulary vocabulary;

    /** A reader that knows which clips there are. */
    public ScriptReader(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /**
     * Reads files.
     *
     * @throws ScriptException with every problem of every file, when there is any
     */
    public List<CallScript> read(List<Path> files) throws ScriptException {
        ProblemList problems = new ProblemList(SourceLocation.whole("scripts"));
        List<CallScript> scripts = new ArrayList<>();
        for (Path file : files) {
            SourceText.read(file, problems)
                    .flatMap(text -> read(file, text, problems))
                    .ifPresent(scripts::add);
        }
        if (problems.count() > 0) {
            throw new ScriptException(problems.problems());
        }
        return scripts;
    }

    /**
     * A script that a program has written.
     *
     * @throws IllegalStateException with its problems, where it has any
     */
    public static CallScript of(String text, Vocabulary vocabulary) {
        ProblemList problems = new ProblemList(SourceLocation.whole("script"));
        return new ScriptReader(vocabulary)
                .read(Path.of("script"), text, problems)
                .orElseThrow(() -> new IllegalStateException(problems.problems().toString()));
    }

    /** One script; empty where it has a problem, which is noted. */
    public Optional<CallScript> read(Path file, String text, ProblemList problems) {
        int before = problems.count();
        ScriptLines lines = new ScriptLines(file, problems);
        lines.read(text);
        if (!lines.soFar().isEnded()) {
            problems.add(
                    ScriptProblem.NO_END,
                    new SourceLocation(file.toString(), text.split("\\R", -1).length, 1),
                    "the call has no end",
                    "end with `hangs up`, `is disconnected` or `is transferred to QUEUE`");
        }
        CallScript script = lines.script();
        script.heard().forEach(heard -> checkClips(script, heard, problems));
        return problems.count() == before ? Optional.of(script) : Optional.empty();
    }

    /**
     * One that is not ended yet, and may not have begun: what is heard behind its last move is not
     * in it. Empty where it has a problem, which is noted.
     */
    public Optional<CallScript> soFar(Path file, String text, ProblemList problems) {
        int before = problems.count();
        ScriptLines lines = new ScriptLines(file, problems);
        lines.read(text);
        CallScript script = lines.soFar();
        script.heard().forEach(heard -> checkClips(script, heard, problems));
        return problems.count() == before ? Optional.of(script) : Optional.empty();
    }

    /** A clip that the dialplan's texts no longer have: the script is for another dialplan. */
    private void checkClips(CallScript script, Heard heard, ProblemList problems) {
        for (Part part : heard.wording().parts()) {
            if (part instanceof Part.Sound(Clip clip) && !vocabulary.knows(clip)) {
                List<String> known = vocabulary.clips().stream().map(Clip::id).toList();
                problems.add(
                        ScriptProblem.UNKNOWN_CLIP,
                        new SourceLocation(script.file().toString(), heard.line(), 1),
                        "there is no clip `" + clip + "`",
                        Spelling.nearest(clip.id(), known, SLIPS_MAX)
                                .map(near -> "did you mean `" + near + "`?")
                                .orElse("the texts have changed since: write what is heard now"));
            }
        }
    }
}
