package org.hotline12333.topic;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotline12333.authoring.SourceLocation;
import org.junit.jupiter.api.Test;

class TopicsTest {
    private static final Topics WRITTEN = new Topics(List.of(topic("one"), topic("two")));

    @Test
    void whatWasSaidMostIsNamedFirst() {
        assertThat(ids(WRITTEN.askedFirst(Map.of("one-1", 20L, "two-1", 30L))))
                .containsExactly("two", "one");
    }

    @Test
    void askingsByHalfChangeNothing() {
        assertThat(ids(WRITTEN.askedFirst(Map.of("one-1", 25L, "two-1", 25L))))
                .containsExactly("one", "two");
    }

    @Test
    void fewAskingsChangeNothing() {
        assertThat(ids(WRITTEN.askedFirst(Map.of("one-1", 20L, "two-1", 29L))))
                .containsExactly("one", "two");
        assertThat(ids(WRITTEN.askedFirst(Map.of("main-menu", 90L)))).containsExactly("one", "two");
    }

    private static List<String> ids(Topics topics) {
        return topics.of("guides").stream().map(Topic::id).toList();
    }

    private static Topic topic(String id) {
        return new Topic(
                id,
                "guides",
                1,
                id,
                List.of(id + "-1"),
                List.of(),
                "",
                LocalDate.EPOCH,
                Optional.empty(),
                SourceLocation.whole(id));
    }
}
