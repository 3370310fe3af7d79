package org.hotline12333.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.prompt.Prompts;

/** The topics of the project. */
public final class ShippedTopics {
    public static final Path FOLDER = Path.of("dialplans/topics");

    private ShippedTopics() {}

    public static Topics read(Prompts prompts) {
        ProblemList problems = new ProblemList(SourceLocation.whole(FOLDER.toString()));
        Topics topics = TopicReader.read(FOLDER, prompts, problems);
        assertThat(problems.problems()).isEmpty();
        return topics;
    }
}
