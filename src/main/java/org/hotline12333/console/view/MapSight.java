package org.hotline12333.console.view;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLEncoder;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.hotline12333.console.view.MenuMap.Window;

/**
 * Which part of the menus is drawn.
 *
 * @param start the dialog that the drawing begins with
 * @param folded the dialogs behind which nothing is drawn
 */
public record MapSight(Window window, String start, SortedSet<String> folded) {
    /** Before the place of a step in the page. */
    public static final String STEP = "/map/step/";

    /**
     * As an address asks for it; what there is no dialog of is left out.
     *
     * @param start empty for that of a call
     */
    public static MapSight of(Window window, String start, Collection<String> folded, MenuMap map) {
        List<String> known = map.boxes().stream().map(MenuMap.Box::id).toList();
        SortedSet<String> kept = new TreeSet<>(folded);
        kept.retainAll(known);
        kept.remove("");
        boolean isKnown = !start.isEmpty() && known.contains(start);
        return new MapSight(window, isKnown ? start : known.getFirst(), kept);
    }

    /** The address of the same beginning with another dialog. */
    public String startingAt(String dialog) {
        return new MapSight(window, dialog, folded).address() + "#drawing";
    }

    /** The address of the same where this dialog is folded if it was not, and else unfolded. */
    public String foldingOrNot(String dialog) {
        SortedSet<String> other = new TreeSet<>(folded);
        if (!other.remove(dialog)) {
            other.add(dialog);
        }
        return new MapSight(window, start, other).address() + "#" + at(dialog);
    }

    /** The address of what is said at a step, and of its ways. */
    public String step(String dialog) {
        return STEP + encoded(MenuMap.anchorOf(dialog)) + "?window=" + window.word();
    }

    /** The address of the same step among all. */
    public String among(String dialog) {
        return "/map?window=" + window.word() + "#" + MenuMap.anchorOf(dialog);
    }

    /** The address of all. */
    public String whole() {
        return "/map?window=" + window.word() + "#drawing";
    }

    /** What the address of a page ends with that is to show this dialog. */
    public static String at(String dialog) {
        return "at-" + dialog;
    }

    private String address() {
        StringBuilder address =
                new StringBuilder("/map?window=" + window.word() + "&from=" + encoded(start));
        folded.forEach(dialog -> address.append("&fold=").append(encoded(dialog)));
        return address.toString();
    }

    private static String encoded(String dialog) {
        return URLEncoder.encode(dialog, UTF_8);
    }
}
