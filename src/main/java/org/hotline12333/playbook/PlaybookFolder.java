package org.hotline12333.playbook;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hotline12333.authoring.Mark;
import org.hotline12333.authoring.Problem;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Texts;
import org.hotline12333.dialog.check.DialplanException;
import org.hotline12333.dialog.check.Dialplans;
import org.hotline12333.dialog.weight.Weight;
import org.hotline12333.interpreter.Playbook;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.services.Services;

/** The project's folder: all that authors have written and recorded. */
public final class PlaybookFolder {
    private PlaybookFolder() {}

    /**
     * Reads the project's folder.
     *
     * @throws PromptsException with all that is wrong with the texts
     * @throws PlaybookException with all that is wrong with the dialplans, and all sounds missing
     */
    public static Playbook read(Path home) throws PromptsException, PlaybookException {
        Path sounds = home.resolve("prompts");
        Prompts prompts = Prompts.load(sounds);
        List<Problem> problems = new ArrayList<>();
        try {
            Dialplan dialplan = dialplan(home, prompts);
            missing(sounds, prompts).forEach(problems::add);
            if (problems.isEmpty()) {
                return new Playbook(prompts, dialplan);
            }
        } catch (DialplanException e) {
            problems.addAll(e.problems());
            missing(sounds, prompts).forEach(problems::add);
        }
        throw new PlaybookException(problems);
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
                                PlaybookProblem.SOUND_MISSING,
                                Mark.whole(sound.toString()),
                                "is missing",
                                "run ./hotline prompts render"));
    }
}
