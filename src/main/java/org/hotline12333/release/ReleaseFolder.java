package org.hotline12333.release;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hotline12333.announcement.AnnouncementReader;
import org.hotline12333.announcement.Announcements;
import org.hotline12333.authoring.Problem;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Texts;
import org.hotline12333.dialog.check.DialplanException;
import org.hotline12333.dialog.check.Dialplans;
import org.hotline12333.dialog.weight.Weight;
import org.hotline12333.hours.HoursReader;
import org.hotline12333.hours.OpeningHours;
import org.hotline12333.interpreter.Release;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.services.Services;
import org.hotline12333.topic.TopicReader;
import org.hotline12333.topic.Topics;

/** The project's folder: all that authors have written and recorded. */
public final class ReleaseFolder {
    private ReleaseFolder() {}

    /**
     * Reads the project's folder.
     *
     * @throws PromptsException with all that is wrong with the texts
     * @throws ReleaseException with all that is wrong with the rest, and all sounds missing
     */
    public static Release read(Path home) throws PromptsException, ReleaseException {
        Prompts prompts = Prompts.load(home.resolve("prompts"));
        List<Problem> problems = missing(home.resolve("prompts"), prompts).toList();
        try {
            Release release = written(home, prompts);
            if (problems.isEmpty()) {
                return release;
            }
        } catch (ReleaseException e) {
            problems = Stream.concat(e.problems().stream(), problems.stream()).toList();
        }
        throw new ReleaseException(problems);
    }

    /**
     * All but the sounds.
     *
     * @throws ReleaseException with all that is wrong with dialplans, hours, announcements and
     *     topics
     */
    public static Release written(Path home, Prompts prompts) throws ReleaseException {
        Path folder = home.resolve("dialplans/hours");
        ProblemList ofHours = new ProblemList(SourceLocation.whole(folder.toString()));
        OpeningHours hours = HoursReader.read(folder, ofHours);
        List<Problem> problems = new ArrayList<>(ofHours.problems());
        Path told = home.resolve("dialplans/announcements/announcements.yaml");
        ProblemList ofTold = new ProblemList(SourceLocation.whole(told.toString()));
        Announcements announcements = AnnouncementReader.read(told, prompts, ofTold);
        problems.addAll(ofTold.problems());
        Path library = home.resolve("dialplans/topics");
        ProblemList ofTopics = new ProblemList(SourceLocation.whole(library.toString()));
        Topics topics = TopicReader.read(library, prompts, ofTopics);
        problems.addAll(ofTopics.problems());
        try {
            Dialplan dialplan =
                    Dialplans.load(
                            home.resolve("dialplans/hotline"),
                            topics,
                            Services.contracts(),
                            hours.names(),
                            Texts.of(prompts));
            if (problems.isEmpty()) {
                return new Release(prompts, dialplan, hours, announcements);
            }
        } catch (DialplanException e) {
            problems.addAll(e.problems());
        }
        throw new ReleaseException(problems);
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
