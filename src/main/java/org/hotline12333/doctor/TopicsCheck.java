package org.hotline12333.doctor;

import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.hotline12333.authoring.Problem;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.topic.TopicReader;
import org.hotline12333.topic.Topics;

/** Whether a topic is about to be over, so that callers will not hear of it any more. */
public record TopicsCheck(Path home, InstantSource clock) implements Check {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final String FOLDER = "dialplans/topics";

    @Override
    public String subject() {
        return "topics";
    }

    @Override
    public Finding look() {
        Path folder = home.resolve(FOLDER);
        ProblemList problems = new ProblemList(SourceLocation.whole(folder.toString()));
        try {
            Topics topics =
                    TopicReader.read(folder, Prompts.load(home.resolve("prompts")), problems);
            return problems.count() > 0 ? unread() : of(topics);
        } catch (PromptsException _) {
            return unread();
        }
    }

    private Finding of(Topics topics) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BEIJING);
        List<Problem> ending = topics.ending(today);
        return ending.isEmpty()
                ? new Finding.Well("%d are told today".formatted(topics.on(today).all().size()))
                : new Finding.Warning(
                        ending.getFirst().place() + ": " + ending.getFirst().message(),
                        ending.getFirst().mend());
    }

    private static Finding unread() {
        return new Finding.Unknown("the topics cannot be read, as the dialplan says");
    }
}
