package org.hotline12333.console.view;

import java.util.List;
import org.hotline12333.console.view.MenuMap.Box;
import org.hotline12333.console.view.MenuMap.Way;

/**
 * A menu or a form as it is drawn, with all its ways; lengths in the drawing's own unit, from its
 * upper left corner.
 *
 * @param name of the box, as far as it has room
 * @param rows ways that lead on, each with a line of its own from which its arrow goes
 * @param heads what the marks behind them have in common
 * @param marks ways that stay, or work everywhere, side by side
 */
public record Frame(
        Box box, String name, List<Row> rows, List<Head> heads, List<Mark> marks, int height) {
    public static final int WIDTH = 310;

    /** Of its head, which has the name and how often something was asked there. */
    public static final int HEAD = 50;

    /** Of a line. */
    static final int LINE = 18;

    /** Between its rim and what is written. */
    static final int MARGIN = 10;

    /** Where each arrow meets it, from above. */
    static final int PORT = 16;

    /**
     * A way that leads on.
     *
     * @param label what makes a call take it, and where it leads
     * @param times how often, in words; empty where never
     * @param lost how many of these hung up where it leads, in words; empty where nobody
     * @param y of the foot of the writing
     */
    public record Row(Way way, String label, String times, String lost, int y) {
        /** Where its arrow leaves. */
        int port() {
            return y - 4;
        }
    }

    /** What several marks have in common. */
    public record Head(String text, int x, int y) {}

    /** A way that stays. */
    public record Mark(Way way, String text, int x, int y, int width) {}

    /** Its name in the page. */
    public String anchor() {
        return box.id().isEmpty() ? "drawn" : "drawn-" + box.id();
    }
}
