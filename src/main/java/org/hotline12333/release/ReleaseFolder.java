package org.hotline12333.release;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hotline12333.authoring.Problem;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Texts;
import org.hotline12333.dialog.check.DialplanException;
import org.hotline12333.dialog.check.Dialplans;
import org.hotline12333.dialog.weight.Weight;
import org.hotline12333.interpreter.Release;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.services.Services;

/** The project's folder: all that authors have written and recorded. */
public final class ReleaseFolder {
    private ReleaseFolder() {}

    /**
     * Reads the project's folder.
     *
     * @throws PromptsException with all that is wrong with the texts
     * @throws ReleaseException with all that is wrong with the dialplans, and all sounds missing
     */
    public static Release read(Path home) throws PromptsException, ReleaseException {
        Path sounds = home.resolve("prompts");
        Prompts prompts = Prompts.load(sounds);
        List<Problem> problems = new ArrayList<>();
        try {
            Dialplan dialplan = dialplan(home, prompts);
            missing(sounds, prompts).forEach(problems::add);
            if (problems.isEmpty()) {
                return new Release(prompts, dialplan);
            }
        } catch (DialplanException e) {
            problems.addAll(e.problems());
            missing(sounds, prompts).forEach(problems::add);
        }
        throw new ReleaseException(problems);
    }

    /** The dialplan for these prompts. */
    public static Dialplan dialplan(Path home, Prompts prompts) throws DialplanException {
        return Dialplans.load(
                home.resolve("dialplans/hotline"), Services.contracts(), Texts.of(prompts));
    }

    /** What its menus cost a caller. */
    public static Weight weight(Dialplan dialplan, Prompts prompts) {
        return Weight.of(dialplan, Services.contracts(), Texts.of(prompts));
    }

    /** A caller would hear nothing where a sound should be, and Asterisk would end the call. */
    private static Stream<Problem> missing(Path sounds, Prompts prompts) {
        return prompts.languages().stream()
                .flatMap(language -> prompts.clips(language).keySet().stream())
                .map(clip -> sounds.resolve(clip.id() + ".wav"))
                .filter(sound -> !Files.isReadable(sound))
                .map(sound ->
                        Problem.of(
                                ReleaseProblem.SOUND_MISSING,
                                SourceLocation.whole(sound.toString()),
                                "is missing",
                                "run ./hotline prompts render"));
    }
}
