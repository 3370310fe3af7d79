package org.hotline12333.simulator.routes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hotline12333.prompt.Clip;
import org.hotline12333.simulator.line.Played;
import org.hotline12333.simulator.sip.HeardClip;
import org.junit.jupiter.api.Test;

/** Which of several clips that sound the same was heard. */
class SipRouteTest {
    private static List<Clip> clips(String... ids) {
        return Stream.of(ids).map(Clip::new).toList();
    }

    private static HeardClip heard(String... ids) {
        SortedSet<Clip> alike = new TreeSet<>(Comparator.comparing(Clip::id));
        alike.addAll(clips(ids));
        return new HeardClip(
                alike.getFirst(), alike, Set.of(), Duration.ZERO, Duration.ofSeconds(1), false);
    }

    /** Heard to its end, which is where the other one goes on. */
    private static HeardClip heardOrBegun(String id, String begun) {
        return new HeardClip(
                new Clip(id),
                Set.of(new Clip(id)),
                Set.of(new Clip(begun)),
                Duration.ZERO,
                Duration.ofSeconds(1),
                false);
    }

    private static Played whole(String id) {
        return new Played(new Clip(id), Duration.ZERO, false);
    }

    private static Played cut(String id) {
        return new Played(new Clip(id), Duration.ZERO, true);
    }

    private static List<Clip> named(List<Clip> inMemory, HeardClip... heard) {
        List<Played> played = inMemory.stream().map(clip -> whole(clip.id())).toList();
        return SipRoute.named(List.of(heard), played).stream().map(Played::clip).toList();
    }

    @Test
    void theOneThatComesNextInMemory() {
        List<Clip> inMemory = clips("zh/hello", "zh/bye", "en/hello", "en/bye", "zh/hello");
        HeardClip hello = heard("en/hello", "zh/hello");
        HeardClip bye = heard("en/bye", "zh/bye");

        assertThat(named(inMemory, hello, bye, hello, bye, hello)).isEqualTo(inMemory);
    }

    @Test
    void theOneThatIsHeardInMemoryAtAll() {
        assertThat(named(clips("zh/one", "zh/two"), heard("zh/two"), heard("en/one", "zh/one")))
                .isEqualTo(clips("zh/two", "zh/one"));
    }

    @Test
    void whatIsNotHeardInMemoryKeepsItsName() {
        assertThat(named(clips("zh/one"), heard("en/two", "zh/two"), heard("zh/one")))
                .isEqualTo(clips("en/two", "zh/one"));
    }

    @Test
    void theOneThatGoesOnWhereItIsCutInMemory() {
        HeardClip key = heardOrBegun("en/key", "en/confirm");

        assertThat(SipRoute.named(List.of(key), List.of(cut("en/confirm"))))
                .containsExactly(cut("en/confirm"));
        assertThat(SipRoute.named(List.of(key, key), List.of(whole("en/key"), cut("en/confirm"))))
                .containsExactly(whole("en/key"), cut("en/confirm"));
    }

    @Test
    void notTheOneThatGoesOnWhereItIsHeardToItsEndInMemory() {
        HeardClip key = heardOrBegun("en/key", "en/confirm");

        assertThat(SipRoute.named(List.of(key), List.of(whole("en/confirm"), whole("en/key"))))
                .containsExactly(whole("en/key"));
        assertThat(SipRoute.named(List.of(key), List.of(whole("en/confirm"))))
                .containsExactly(whole("en/key"));
    }
}
