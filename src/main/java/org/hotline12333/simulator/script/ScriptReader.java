package org.hotline12333.simulator.script;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hotline12333.authoring.Spelling;
import org.hotline12333.prompt.Clip;
import org.hotline12333.simulator.script.CallScript.Heard;
import org.hotline12333.simulator.script.Wording.Part;

/** Reads scripts strictly, and goes on after each fault, so that an author sees all at once. */
public final class ScriptReader {
    static final int BYTES_MAX = 256 * 1_024;
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
        List<ScriptProblem> problems = new ArrayList<>();
        List<CallScript> scripts = new ArrayList<>();
        for (Path file : files) {
            read(file, problems).ifPresent(scripts::add);
        }
        if (!problems.isEmpty()) {
            throw new ScriptException(problems);
        }
        return scripts;
    }

    /**
     * A script that a program has written.
     *
     * @throws IllegalStateException with its problems, where it has any
     */
    public static CallScript of(String text, Vocabulary vocabulary) {
        List<ScriptProblem> problems = new ArrayList<>();
        return new ScriptReader(vocabulary)
                .read(Path.of("script"), text, problems)
                .orElseThrow(() -> new IllegalStateException(problems.toString()));
    }

    private Optional<CallScript> read(Path file, List<ScriptProblem> problems) {
        try {
            if (Files.size(file) > BYTES_MAX) {
                problems.add(whole(file, "is too long", "keep to " + BYTES_MAX + " bytes"));
                return Optional.empty();
            }
            return read(file, Files.readString(file), problems);
        } catch (MalformedInputException _) {
            problems.add(whole(file, "is not UTF-8", "save it in UTF-8"));
        } catch (IOException e) {
            problems.add(
                    whole(
                            file,
                            "cannot be read: " + e.getClass().getSimpleName(),
                            "name a file of a script, or a folder of them"));
        }
        return Optional.empty();
    }

    private static ScriptProblem whole(Path file, String message, String mend) {
        return new ScriptProblem(file.toString(), 0, message, mend);
    }

    public Optional<CallScript> read(Path file, String text, List<ScriptProblem> problems) {
        int before = problems.size();
        ScriptLines lines = new ScriptLines(file, problems);
        lines.read(text);
        CallScript script = lines.script();
        script.heard().forEach(heard -> checkClips(script, heard, problems));
        return problems.size() == before ? Optional.of(script) : Optional.empty();
    }

    /** A clip that the dialplan's texts no longer have: the script is for another dialplan. */
    private void checkClips(CallScript script, Heard heard, List<ScriptProblem> problems) {
        for (Part part : heard.wording().parts()) {
            if (part instanceof Part.Sound(Clip clip) && !vocabulary.knows(clip)) {
                List<String> known = vocabulary.clips().stream().map(Clip::id).toList();
                problems.add(
                        new ScriptProblem(
                                script.file().toString(),
                                heard.line(),
                                "there is no clip `" + clip + "`",
                                Spelling.nearest(clip.id(), known, SLIPS_MAX)
                                        .map(near -> "did you mean `" + near + "`?")
                                        .orElse(
                                                "the texts have changed since: write what is"
                                                        + " heard now")));
            }
        }
    }
}
