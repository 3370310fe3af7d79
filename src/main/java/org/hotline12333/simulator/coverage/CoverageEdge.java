package org.hotline12333.simulator.coverage;

import java.util.ArrayList;
import java.util.List;
import org.hotline12333.dialog.Transition;

/** All ways from one dialog to another: one arrow with several labels. */
final class CoverageEdge {
    private final CoverageBox from;
    private final CoverageBox to;
    private final List<Transition> transitions = new ArrayList<>();

    CoverageEdge(CoverageBox from, CoverageBox to) {
        this.from = from;
        this.to = to;
    }

    /** How an arrow runs. */
    enum Course {
        /** To the next layer. */
        ONWARD,
        /** To the layer before. */
        BACK,
        /** Beside its layer. */
        ASIDE,
        /** Over more than one layer: below all boxes. */
        FAR
    }

    Course course() {
        int layers = to.layer() - from.layer();
        return switch (layers) {
            case 1 -> Course.ONWARD;
            case 0 -> Course.ASIDE;
            case -1 -> Course.BACK;
            default -> Course.FAR;
        };
    }

    void add(Transition transition) {
        transitions.add(transition);
    }

    CoverageBox from() {
        return from;
    }

    CoverageBox to() {
        return to;
    }

    List<Transition> transitions() {
        return transitions;
    }

    /** Labels stand left of the later box, where only this box's arrows are. */
    boolean isLabelledAt(CoverageBox box) {
        return switch (course()) {
            case ONWARD -> box == to;
            case BACK, ASIDE -> box == from;
            case FAR -> false;
        };
    }
}
