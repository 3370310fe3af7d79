package org.hotline12333.simulator.coverage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hotline12333.dialog.Transition;

/** A dialog in the picture: where it stands, and the ways that are written into it. */
final class CoverageBox {
    static final int WIDTH = 350;
    static final int LINE = 15;
    static final int HEAD = 26;
    private static final int PORT = 12;

    private final String title;
    private final int layer;
    private final Map<String, List<Transition>> rows = new LinkedHashMap<>();
    private final List<CoverageEdge> left = new ArrayList<>();
    private final List<CoverageEdge> right = new ArrayList<>();
    private int x;
    private int y;

    CoverageBox(String title, int layer) {
        this.title = title;
        this.layer = layer;
    }

    void write(Transition transition) {
        String label = Coverage.inDialog(transition);
        String row =
                transition.name().isEmpty() || !label.endsWith(" " + transition.name())
                        ? label
                        : label.substring(0, label.length() - transition.name().length() - 1);
        rows.computeIfAbsent(row, _ -> new ArrayList<>()).add(transition);
    }

    String title() {
        return title;
    }

    int layer() {
        return layer;
    }

    /** Ways by what they have in common, such as {@code id-number noinput}. */
    Map<String, List<Transition>> rows() {
        return rows;
    }

    void attachLeft(CoverageEdge edge) {
        left.add(edge);
    }

    void attachRight(CoverageEdge edge) {
        right.add(edge);
    }

    void moveTo(int newX, int newY) {
        x = newX;
        y = newY;
    }

    int x() {
        return x;
    }

    int y() {
        return y;
    }

    int height() {
        int written = HEAD + rows.size() * LINE + 6;
        int leftSide = HEAD + left.stream().mapToInt(edge -> slot(edge)).sum();
        return Math.max(written, Math.max(leftSide, HEAD + right.size() * PORT));
    }

    /** Where an edge meets the left side; its labels stand beside it. */
    int leftPort(CoverageEdge edge) {
        int port = y + HEAD / 2;
        for (CoverageEdge other : left) {
            if (other == edge) {
                return port;
            }
            port += slot(other);
        }
        throw new IllegalStateException("no such edge at " + title);
    }

    int rightPort(CoverageEdge edge) {
        return y + HEAD / 2 + right.indexOf(edge) * PORT;
    }

    private int slot(CoverageEdge edge) {
        return edge.isLabelledAt(this) ? edge.transitions().size() * LINE + 4 : PORT;
    }
}
