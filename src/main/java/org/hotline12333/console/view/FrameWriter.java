package org.hotline12333.console.view;

import java.util.ArrayList;
import java.util.List;
import org.hotline12333.console.view.Frame.Head;
import org.hotline12333.console.view.Frame.Mark;
import org.hotline12333.console.view.Frame.Row;
import org.hotline12333.console.view.MenuMap.Box;
import org.hotline12333.console.view.MenuMap.Way;
import org.hotline12333.dialog.Action.Target;
import org.hotline12333.dialog.Transition;
import org.hotline12333.dialog.Transition.Cause;

/**
 * Writes into a frame what leads out of a box. Nothing runs into another: a letter is as wide as
 * the widest of the fixed-width fonts that browsers have, and what has no room is cut short.
 */
final class FrameWriter {
    private static final double LETTER = 7.3;
    private static final double IDEOGRAM = 12.1;

    /** Names stand in larger letters. */
    private static final double OF_NAMES = 13.0 / 12;

    private static final int FIRST_LINE = Frame.HEAD + 18;

    /** In the head, beside the name: what folds the box and what draws from it. */
    private static final int BUTTONS = 62;

    private static final int BETWEEN = 9;
    private static final int RIGHT = Frame.WIDTH - Frame.MARGIN;

    private final Words words;
    private final List<Row> rows = new ArrayList<>();
    private final List<Head> heads = new ArrayList<>();
    private final List<Mark> marks = new ArrayList<>();
    private String group = "";
    private int x = Frame.MARGIN;
    private int y = FIRST_LINE;

    private FrameWriter(Words words) {
        this.words = words;
    }

    static Frame of(Box box, Words words) {
        FrameWriter writer = new FrameWriter(words);
        box.ways().stream().filter(way -> hasRow(box, way)).forEach(writer::row);
        box.ways().stream().filter(way -> !hasRow(box, way)).forEach(writer::mark);
        String name = box.id().isEmpty() ? words.text("map.anywhere") : box.id();
        return new Frame(
                box,
                cut(name, (RIGHT - Frame.MARGIN - BUTTONS) / OF_NAMES),
                writer.rows,
                writer.heads,
                writer.marks,
                writer.height());
    }

    private int height() {
        int last = x > Frame.MARGIN ? y : y - Frame.LINE;
        return last + Frame.MARGIN;
    }

    /** What a caller does here to get on is worth a line; keys that work everywhere are not. */
    private static boolean hasRow(Box box, Way way) {
        Cause cause = way.transition().cause();
        return cause != Cause.LINK
                && switch (way.transition().target()) {
                    case Target.Goto(String next) -> !next.equals(box.id());
                    case Target.Transfer _, Target.Disconnect _ -> true;
                    case Target.Reprompt _, Target.Back _, Target.Again _, Target.Refuse _ ->
                            cause == Cause.CHOICE || cause == Cause.OUTCOME;
                };
    }

    private void row(Way way) {
        String times = times(way);
        String lost = lost(way);
        String label = cause(way) + " → " + words.text(way.leads(), way.where());
        double room =
                RIGHT - Frame.MARGIN - (times.isEmpty() ? 0 : width(times + " " + lost) + BETWEEN);
        rows.add(new Row(way, cut(label, room), times, lost, y));
        y += Frame.LINE;
    }

    private String times(Way way) {
        return way.times() == 0 ? "" : words.text("number", way.times());
    }

    private String lost(Way way) {
        return way.dropped() == 0 ? "" : words.text("map.drawn.dropped", way.dropped());
    }

    private String cause(Way way) {
        Transition transition = way.transition();
        String field = transition.field().isEmpty() ? "" : transition.field() + " ";
        return field + words.text(drawn(transition.cause()), transition.name());
    }

    private static String drawn(Cause cause) {
        return "map.drawn." + MenuMap.word(cause);
    }

    /** Of a ladder the steps, of keys the keys, behind what they have in common. */
    private void mark(Way way) {
        Transition transition = way.transition();
        String head =
                transition.name().isEmpty()
                        ? ""
                        : (transition.field() + " " + words.text(drawn(transition.cause()), ""))
                                .strip();
        String text = head.isEmpty() ? cause(way) : transition.name();
        String counted = way.times() == 0 ? text : text + "×" + times(way) + lost(way);
        if (!head.equals(group)) {
            group = head;
            head(head, width(counted));
        }
        int wide = width(counted);
        wrap(wide);
        marks.add(new Mark(way, counted, x, y, wide));
        x += wide + BETWEEN;
    }

    private void head(String text, int first) {
        String shown = cut(text, RIGHT - Frame.MARGIN - first - BETWEEN);
        wrap(width(shown) + BETWEEN + first);
        if (!shown.isEmpty()) {
            heads.add(new Head(shown, x, y));
            x += width(shown) + BETWEEN;
        }
    }

    private void wrap(int wide) {
        if (x > Frame.MARGIN && x + wide > RIGHT) {
            x = Frame.MARGIN;
            y += Frame.LINE;
        }
    }

    static int width(String text) {
        return (int) Math.ceil(text.codePoints().mapToDouble(FrameWriter::width).sum());
    }

    private static double width(int letter) {
        return letter < 0x2190 ? LETTER : IDEOGRAM;
    }

    private static String cut(String text, double room) {
        if (width(text) <= room) {
            return text;
        }
        int[] letters = text.codePoints().toArray();
        int count = letters.length;
        while (count > 0 && width(new String(letters, 0, count)) + IDEOGRAM > room) {
            count--;
        }
        return new String(letters, 0, count) + "…";
    }
}
