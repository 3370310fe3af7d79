package org.hotline12333.console.view;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hotline12333.console.view.Frame.Row;
import org.hotline12333.console.view.MenuMap.Box;
import org.hotline12333.console.view.MenuMap.Way;
import org.hotline12333.dialog.Distances;
import org.hotline12333.dialog.Transition;

/**
 * The menus as a picture: dialogs in columns by how far they are from the first, each beside what
 * leads to it. An arrow runs to the next column alone, so that none crosses a box; where another
 * way leads is written in its line.
 *
 * @param start the dialog that it begins with
 * @param hidden how many dialogs are not drawn
 */
public record MenuDrawing(
        String start, int width, int height, List<Placed> placed, List<Arrow> arrows, int hidden) {
    private static final int MARGIN = 20;
    private static final int COLUMN = Frame.WIDTH + 130;
    private static final int BETWEEN = 24;

    /** Of an arrow that ends without a box. */
    private static final int STUB = 22;

    /** A frame at its place. */
    public record Placed(Frame frame, int x, int y) {
        int right() {
            return x + Frame.WIDTH;
        }
    }

    /**
     * From the line of a way to the box that it leads to, or a little way out.
     *
     * @param course as SVG has it
     */
    public record Arrow(Way way, String course) {}

    /** Draws what is to be seen of the menus. */
    public static MenuDrawing of(MenuMap map, MapSight sight, Words words) {
        List<Transition> ways =
                map.boxes().stream()
                        .filter(box -> !sight.folded().contains(box.id()))
                        .flatMap(box -> box.ways().stream())
                        .map(Way::transition)
                        .toList();
        Map<String, Integer> columns = Distances.from(sight.start(), ways);
        Map<String, Box> boxes = new LinkedHashMap<>();
        map.boxes().forEach(box -> boxes.put(box.id(), box));
        beside(map, sight).forEach(box -> columns.putIfAbsent(box.id(), 0));
        Map<String, Frame> frames = new LinkedHashMap<>();
        columns.keySet()
                .forEach(id ->
                        frames.put(
                                id, FrameWriter.of(Objects.requireNonNull(boxes.get(id)), words)));
        List<Placed> placed = new Placing(frames, columns).placed();
        return new MenuDrawing(
                sight.start(),
                MARGIN + placed.stream().mapToInt(Placed::right).max().orElse(0) + STUB,
                MARGIN
                        + placed.stream()
                                .mapToInt(each -> each.y() + each.frame().height())
                                .max()
                                .orElse(0),
                placed,
                arrows(placed, columns),
                map.boxes().size() - placed.size());
    }

    /** What no way leads on to, below the start; it is no part of what begins elsewhere. */
    private static Stream<Box> beside(MenuMap map, MapSight sight) {
        String first = map.boxes().getFirst().id();
        List<Transition> all =
                map.boxes().stream()
                        .flatMap(box -> box.ways().stream())
                        .map(Way::transition)
                        .toList();
        Set<String> led = Distances.from(first, all).keySet();
        return sight.start().equals(first)
                ? map.boxes().stream().filter(box -> !led.contains(box.id()))
                : Stream.empty();
    }

    private static List<Arrow> arrows(List<Placed> placed, Map<String, Integer> columns) {
        Map<String, Placed> byId = new HashMap<>();
        placed.forEach(each -> byId.put(each.frame().box().id(), each));
        List<Arrow> arrows = new ArrayList<>();
        for (Placed from : placed) {
            int next = Objects.requireNonNull(columns.get(from.frame().box().id())) + 1;
            for (Row row : from.frame().rows()) {
                Optional<Placed> to =
                        row.way()
                                .transition()
                                .leadsOn()
                                .filter(id -> columns.getOrDefault(id, 0) == next)
                                .map(byId::get);
                arrows.add(new Arrow(row.way(), course(from, row, to)));
            }
        }
        return arrows;
    }

    private static String course(Placed from, Row row, Optional<Placed> to) {
        int x1 = from.right();
        int y1 = from.y() + row.port();
        return to.map(
                        next -> {
                            int x2 = next.x();
                            int y2 = next.y() + Frame.PORT;
                            int bend = (x2 - x1) / 2;
                            return "M%d %dC%d %d %d %d %d %d"
                                    .formatted(x1, y1, x1 + bend, y1, x2 - bend, y2, x2, y2);
                        })
                .orElseGet(() -> "M%d %dh%d".formatted(x1, y1, STUB));
    }

    /** Children first, then what leads to them beside the first of them. */
    private static final class Placing {
        private final Map<String, Frame> frames;
        private final Map<String, Integer> columns;
        private final Map<String, List<String>> children = new HashMap<>();
        private final Map<Integer, Integer> bottoms = new HashMap<>();
        private final Map<String, Placed> placed = new LinkedHashMap<>();

        Placing(Map<String, Frame> frames, Map<String, Integer> columns) {
            this.frames = frames;
            this.columns = columns;
            Set<String> adopted = new LinkedHashSet<>();
            frames.forEach((id, frame) ->
                    children.put(
                            id,
                            frame.rows().stream()
                                    .flatMap(row -> row.way().transition().leadsOn().stream())
                                    .filter(next -> column(next) == column(id) + 1)
                                    .filter(adopted::add)
                                    .toList()));
            frames.keySet().stream()
                    .filter(id -> !adopted.contains(id))
                    .forEach(id -> place(id, MARGIN));
        }

        private int column(String id) {
            return columns.getOrDefault(id, -1);
        }

        private int place(String id, int above) {
            int column = column(id);
            int y = Math.max(above, bottoms.getOrDefault(column, MARGIN));
            int first = y;
            List<String> behind = children.getOrDefault(id, List.of());
            for (int i = 0; i < behind.size(); i++) {
                int at = place(behind.get(i), i == 0 ? y : MARGIN);
                first = i == 0 ? at : first;
            }
            Frame frame = Objects.requireNonNull(frames.get(id));
            int top = Math.max(y, first);
            placed.put(id, new Placed(frame, MARGIN + column * COLUMN, top));
            bottoms.put(column, top + frame.height() + BETWEEN);
            return top;
        }

        /** Column by column, from above. */
        List<Placed> placed() {
            return placed.values().stream()
                    .sorted(Comparator.comparingInt(Placed::x).thenComparingInt(Placed::y))
                    .toList();
        }
    }
}
