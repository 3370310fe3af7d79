package org.hotline12333.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hotline12333.calllog.Traffic;
import org.hotline12333.cli.ManyMenus;
import org.hotline12333.console.view.MenuDrawing.Arrow;
import org.hotline12333.console.view.MenuDrawing.Placed;
import org.hotline12333.console.view.MenuMap.Said;
import org.hotline12333.console.view.MenuMap.Way;
import org.hotline12333.console.view.MenuMap.Window;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.weight.Weight;
import org.hotline12333.release.ReleaseWatcher;
import org.hotline12333.simulator.trial.WalkedWays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class MenuDrawingTest {
    private static final int MORE = 180;

    @TempDir static Path folder;

    private static MenuMap shipped;
    private static MenuMap grown;

    @BeforeAll
    static void read() throws Exception {
        shipped = map(Path.of("."));
        grown = map(ManyMenus.added(folder, MORE).folder());
    }

    private static MenuMap map(Path home) throws Exception {
        try (ReleaseWatcher watcher = ReleaseWatcher.over(home)) {
            Dialplan dialplan = watcher.releases().present().dialplan();
            Map<String, Long> busy =
                    dialplan.transitions().stream()
                            .collect(Collectors.toMap(way -> way.id(), way -> 123_456L));
            return MenuMap.of(
                    dialplan,
                    text -> new Said(text, List.of()),
                    new Weight(List.of(), List.of()),
                    Window.DAY,
                    Optional.of(new Traffic(9, Map.of(), Map.of(), busy, Map.of())),
                    new WalkedWays.UnderWay());
        }
    }

    private static MenuDrawing whole(MenuMap map, Words words) {
        return MenuDrawing.of(map, MapSight.of(Window.DAY, "", List.of(), map), words);
    }

    private record Area(String what, int x, int y, int right, int bottom) {
        boolean touches(Area other) {
            return x < other.right && other.x < right && y < other.bottom && other.y < bottom;
        }

        static Area text(String what, int x, int foot, int width) {
            return new Area(what, x, foot - 11, x + width, foot + 3);
        }
    }

    private static void assertApart(List<Area> areas) {
        for (int i = 0; i < areas.size(); i++) {
            Area one = areas.get(i);
            assertThat(areas.subList(i + 1, areas.size())).noneMatch(one::touches);
        }
    }

    @ParameterizedTest
    @EnumSource(Words.class)
    void noTwoBoxesAndNoTwoTextsInABoxLieOverEachOther(Words words) {
        for (MenuMap map : List.of(shipped, grown)) {
            MenuDrawing drawing = whole(map, words);
            assertThat(drawing.placed()).hasSameSizeAs(map.boxes());
            assertThat(drawing.hidden()).isZero();
            assertApart(drawing.placed().stream().map(MenuDrawingTest::area).toList());
            drawing.placed().forEach(placed -> assertApart(texts(placed.frame())));
            assertThat(drawing.placed())
                    .allSatisfy(placed ->
                            assertThat(texts(placed.frame()))
                                    .allMatch(text -> text.right() <= Frame.WIDTH)
                                    .allMatch(text -> text.bottom() <= placed.frame().height()));
        }
    }

    private static Area area(Placed placed) {
        return new Area(
                placed.frame().name(),
                placed.x(),
                placed.y(),
                placed.right(),
                placed.y() + placed.frame().height());
    }

    private static List<Area> texts(Frame frame) {
        List<Area> texts = new ArrayList<>();
        frame.rows()
                .forEach(row -> {
                    texts.add(text(row.label(), Frame.MARGIN, row.y()));
                    int width = FrameWriter.width(row.times());
                    texts.add(text(row.times(), Frame.WIDTH - Frame.MARGIN - width, row.y()));
                });
        frame.heads().forEach(head -> texts.add(text(head.text(), head.x(), head.y())));
        frame.marks().forEach(mark -> texts.add(text(mark.text(), mark.x(), mark.y())));
        return texts;
    }

    private static Area text(String text, int x, int foot) {
        return Area.text(text, x, foot, FrameWriter.width(text));
    }

    @Test
    void eachWayIsDrawnOnce() {
        for (MenuMap map : List.of(shipped, grown)) {
            MenuDrawing drawing = whole(map, Words.ENGLISH);
            Stream<String> marks =
                    drawing.placed().stream()
                            .flatMap(placed -> placed.frame().marks().stream())
                            .map(mark -> mark.way().transition().id());
            Stream<String> arrows = drawing.arrows().stream().map(MenuDrawingTest::id);
            assertThat(Stream.concat(marks, arrows))
                    .containsExactlyInAnyOrderElementsOf(
                            map.boxes().stream()
                                    .flatMap(box -> box.ways().stream())
                                    .map(way -> way.transition().id())
                                    .toList());
        }
    }

    private static String id(Arrow arrow) {
        return arrow.way().transition().id();
    }

    @Test
    void anArrowEndsAtTheBoxThatItsWayLeadsToOrBesideItsOwn() {
        MenuDrawing drawing = whole(shipped, Words.ENGLISH);
        Placed main = placed(drawing, "main");
        Arrow arrow =
                drawing.arrows().stream()
                        .filter(each -> id(each).equals("welcome key 1"))
                        .findFirst()
                        .orElseThrow();

        assertThat(arrow.course()).endsWith(" %d %d".formatted(main.x(), main.y() + Frame.PORT));
        assertThat(drawing.arrows())
                .filteredOn(each -> id(each).equals("main noinput 3"))
                .allMatch(each -> each.course().endsWith("h22"));
    }

    private static Placed placed(MenuDrawing drawing, String id) {
        return drawing.placed().stream()
                .filter(placed -> placed.frame().box().id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Set<String> drawn(String start, String... folded) {
        MapSight sight = MapSight.of(Window.DAY, start, List.of(folded), shipped);
        return MenuDrawing.of(shipped, sight, Words.ENGLISH).placed().stream()
                .map(placed -> placed.frame().box().id())
                .collect(Collectors.toSet());
    }

    @Test
    void behindAFoldedBoxNothingIsDrawn() {
        Set<String> all = drawn("");
        Set<String> less = drawn("", "policy");

        assertThat(all).contains("policy", "guides", "guides.part");
        assertThat(less).contains("policy", "main").doesNotContain("guides", "guides.part");
        assertThat(drawn("", "no-such-menu", "")).isEqualTo(all);
    }

    @Test
    void itBeginsWhereItIsToldTo() {
        assertThat(drawn("policy")).contains("policy", "guides.part").doesNotContain("welcome", "");
        assertThat(drawn("no-such-menu")).isEqualTo(drawn(""));
    }

    @Test
    void whatIsFoldedIsUnfoldedByTheSameLink() {
        MapSight sight = MapSight.of(Window.WEEK, "main", List.of("policy"), shipped);

        assertThat(sight.foldingOrNot("policy")).isEqualTo("/map?window=week&from=main#at-policy");
        assertThat(sight.foldingOrNot("personal"))
                .isEqualTo("/map?window=week&from=main&fold=personal&fold=policy#at-personal");
        assertThat(sight.startingAt("policy"))
                .isEqualTo("/map?window=week&from=policy&fold=policy#drawing");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0", "1, 1", "49, 1", "50, 2", "199, 2", "200, 3", "499, 3", "500, 4", "1000, 4"
    })
    void aWayIsTheWiderTheMoreCallsTookIt(long times, int width) {
        assertThat(MenuMap.width(times, 1_000)).isEqualTo(width);
        assertThat(MenuMap.width(0, 0)).isZero();
    }

    @Test
    void aDrawingOfTwoHundredDialogsIsThereAtOnce() {
        List<Long> took =
                IntStream.range(0, 20)
                        .mapToObj(_ -> {
                            long begin = System.nanoTime();
                            whole(grown, Words.CHINESE);
                            return System.nanoTime() - begin;
                        })
                        .sorted()
                        .toList();
        long ways = grown.boxes().stream().mapToLong(box -> box.ways().size()).sum();
        System.out.printf(
                "menu drawing: %d dialogs, %d ways, median %.1f ms, worst %.1f ms%n",
                grown.boxes().size(), ways, took.get(10) / 1e6, took.getLast() / 1e6);
        assertThat(grown.boxes().size()).isGreaterThanOrEqualTo(200);
        Set<Way> all = new HashSet<>();
        grown.boxes().forEach(box -> all.addAll(box.ways()));
        assertThat(all).hasSize((int) ways);
    }
}
