package org.hotline12333.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotline12333.calllog.CallOutcome;
import org.hotline12333.calllog.Traffic;
import org.hotline12333.calllog.Traffic.Drop;
import org.hotline12333.console.view.MenuMap.Box;
import org.hotline12333.console.view.MenuMap.Said;
import org.hotline12333.console.view.MenuMap.Way;
import org.hotline12333.console.view.MenuMap.Window;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.weight.Weight;
import org.hotline12333.release.ReleaseWatcher;
import org.hotline12333.simulator.trial.WalkedWays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MenuMapTest {
    private static final Dialplan DIALPLAN = dialplan();

    private static final Traffic TRAFFIC =
            new Traffic(
                    9,
                    Map.of(CallOutcome.ABANDONED, 3L),
                    Map.of(
                            "main", 8L,
                            "identify/id-number", 4L,
                            "identify/social-security-number", 2L,
                            "guides.part", 5L,
                            "gone-menu", 7L),
                    Map.of("main key 1", 6L, "gone-menu key 1", 4L, "main key 7", 1L),
                    Map.of("main", 2L, "identify/id-number", 1L),
                    Map.of(
                            new Drop("main key 1", "identify/id-number"), 1L,
                            new Drop("main key 7", "main"), 1L));

    private static final WalkedWays WALKED =
            new WalkedWays.Walked(
                    2,
                    0,
                    Map.of(
                            "main key 1",
                            List.of("a.call", "b.call"),
                            "main key 2",
                            List.of("b.call")));

    private static Dialplan dialplan() {
        try (ReleaseWatcher watcher = ReleaseWatcher.over(Path.of("."))) {
            return watcher.releases().present().dialplan();
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static MenuMap map(Optional<Traffic> traffic) {
        return MenuMap.of(
                DIALPLAN,
                text -> new Said(text, List.of()),
                new Weight(List.of(), List.of()),
                Window.DAY,
                traffic,
                WALKED);
    }

    private static Box box(String id) {
        return map(Optional.of(TRAFFIC)).boxes().stream()
                .filter(box -> box.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void eachWayThatACallCanTakeIsThereOnce() {
        assertThat(map(Optional.of(TRAFFIC)).boxes())
                .flatMap(Box::ways)
                .extracting(Way::transition)
                .containsExactlyInAnyOrderElementsOf(DIALPLAN.transitions());
        assertThat(map(Optional.of(TRAFFIC)).boxes().getFirst().id()).isEqualTo(DIALPLAN.start());
    }

    @Test
    void aFormHasThatOfAllItsFields() {
        assertThat(box("identify").asked()).isEqualTo(6);
        assertThat(box("identify").left()).isOne();
        assertThat(box("main").dropOff()).contains(0.25);
        assertThat(box("guides.part").asked()).isEqualTo(5);
        assertThat(box("card").dropOff()).isEmpty();
    }

    @Test
    void aWayTellsHowManyWereLostWhereItLeads() {
        Way first = way(box("main"), "main key 1");

        assertThat(first.dropped()).isOne();
        assertThat(first.dropOff()).contains(1.0 / 6);
        assertThat(way(box("main"), "main key 2").dropOff()).isEmpty();
    }

    private static Way way(Box box, String id) {
        return box.ways().stream()
                .filter(each -> each.transition().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatThePresentMenusDoNotHaveIsToldAsANumber() {
        assertThat(map(Optional.of(TRAFFIC)).strange()).isEqualTo(5);
        assertThat(map(Optional.of(TRAFFIC)).most()).isEqualTo(6);
    }

    @Test
    void aStepNamesTheScriptsThatPassItAndTheWaysThatNoneWalks() {
        assertThat(box("main").scripts()).containsExactly("a.call", "b.call");
        assertThat(box("main").missed()).isEqualTo(box("main").ways().size() - 2);
        assertThat(box("card").scripts()).isEmpty();
    }

    @Test
    void aStepAndItsWaysNameTheLinesInWhichTheyAreWritten() throws Exception {
        Box main = box("main");

        assertThat(main.source().orElseThrow()).startsWith("dialplans/hotline/main.yaml:");
        assertThat(written(main.source())).isEqualTo("  main:");
        assertThat(main.ways()).allSatisfy(way -> assertThat(way.source()).isPresent());
        assertThat(written(main.ways().getFirst().source())).contains("\"1\": {goto:");
        assertThat(box("guides.part").source()).isEqualTo(box("guides.page").source()).isPresent();
    }

    /** The line of a file that is named so. */
    private static String written(Optional<String> source) throws IOException {
        String name = source.orElseThrow();
        int colon = name.lastIndexOf(':');
        int line = Integer.parseInt(name.substring(colon + 1));
        return Files.readAllLines(Path.of(name.substring(0, colon))).get(line - 1);
    }

    @Test
    void withoutAStoreTheMenusAreThereAndNoFigureIs() {
        MenuMap map = map(Optional.empty());

        assertThat(map.traffic()).isEmpty();
        assertThat(map.boxes()).hasSameSizeAs(map(Optional.of(TRAFFIC)).boxes());
        assertThat(map.most()).isZero();
        assertThat(map.strange()).isZero();
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void aWindowIsFoundByItsWord(Window window) {
        assertThat(Window.of(window.word())).isEqualTo(window);
        assertThat(Window.of("century")).isEqualTo(Window.DAY);
    }
}
