package org.hotline12333.simulator.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hotline12333.dialog.Distances;
import org.hotline12333.dialog.Transition;

/** Dialogs in layers from left to right, as far from the start as a call needs arrows to come. */
final class CoverageLayout {
    static final int GAP = 180;
    static final int MARGIN = 30;
    static final int TOP = 90;
    private static final int BETWEEN = 26;
    private static final int LANE = 24;

    private final Map<String, CoverageBox> boxes = new LinkedHashMap<>();
    private final Map<List<String>, CoverageEdge> edges = new LinkedHashMap<>();
    private int bottom;

    private CoverageLayout() {}

    static CoverageLayout of(Coverage coverage) {
        CoverageLayout layout = new CoverageLayout();
        layers(coverage).forEach((id, layer) -> layout.boxes.put(id, new CoverageBox(id, layer)));
        coverage.transitions().forEach(layout::add);
        layout.edges.values().forEach(CoverageLayout::attach);
        layout.place();
        return layout;
    }

    List<CoverageBox> boxes() {
        return List.copyOf(boxes.values());
    }

    List<CoverageEdge> edges() {
        return List.copyOf(edges.values());
    }

    int width() {
        int layers = boxes.values().stream().mapToInt(CoverageBox::layer).max().orElse(0) + 1;
        return 2 * MARGIN + layers * (CoverageBox.WIDTH + GAP) - GAP;
    }

    int height() {
        return bottom + (far().size() + 1) * LANE;
    }

    /** The height at which a far arrow runs. */
    int lane(CoverageEdge edge) {
        return bottom + (far().indexOf(edge) + 1) * LANE;
    }

    private List<CoverageEdge> far() {
        return edges.values().stream()
                .filter(edge -> edge.course() == CoverageEdge.Course.FAR)
                .toList();
    }

    /** What only keys that work everywhere lead to comes first. */
    private static Map<String, Integer> layers(Coverage coverage) {
        Map<String, Integer> layers = Distances.from(coverage.start(), coverage.transitions());
        coverage.transitions().forEach(transition -> layers.putIfAbsent(transition.dialog(), 0));
        return layers;
    }

    /** Ways that stay, leave the hotline or work everywhere are no arrows: there are too many. */
    private void add(Transition transition) {
        CoverageBox from = box(transition.dialog());
        transition
                .leadsOn()
                .ifPresentOrElse(
                        dialog -> arrow(from, box(dialog)).add(transition),
                        () -> from.write(transition));
    }

    private CoverageEdge arrow(CoverageBox from, CoverageBox to) {
        return edges.computeIfAbsent(
                List.of(from.title(), to.title()), _ -> new CoverageEdge(from, to));
    }

    private CoverageBox box(String dialog) {
        return Objects.requireNonNull(boxes.get(dialog));
    }

    private static void attach(CoverageEdge edge) {
        switch (edge.course()) {
            case ONWARD -> {
                edge.from().attachRight(edge);
                edge.to().attachLeft(edge);
            }
            case BACK -> {
                edge.from().attachLeft(edge);
                edge.to().attachRight(edge);
            }
            case ASIDE -> {
                edge.from().attachLeft(edge);
                edge.to().attachLeft(edge);
            }
            case FAR -> {
                edge.from().attachRight(edge);
                edge.to().attachRight(edge);
            }
        }
    }

    /** Each layer from its middle: the tallest one sets the height. */
    private void place() {
        Map<Integer, List<CoverageBox>> layers = new LinkedHashMap<>();
        boxes.values()
                .forEach(box ->
                        layers.computeIfAbsent(box.layer(), _ -> new ArrayList<>()).add(box));
        int tallest = layers.values().stream().mapToInt(CoverageLayout::height).max().orElse(0);
        layers.forEach((layer, column) -> {
            int x = MARGIN + layer * (CoverageBox.WIDTH + GAP);
            int y = TOP + (tallest - height(column)) / 2;
            for (CoverageBox box : column) {
                box.moveTo(x, y);
                y += box.height() + BETWEEN;
            }
        });
        bottom = TOP + tallest;
    }

    private static int height(List<CoverageBox> column) {
        return column.stream().mapToInt(box -> box.height() + BETWEEN).sum() - BETWEEN;
    }
}
