package org.hotline12333.console.view;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hotline12333.console.view.MenuMap.Box;
import org.hotline12333.console.view.MenuMap.Heard;
import org.hotline12333.console.view.MenuMap.Said;
import org.hotline12333.console.view.MenuMap.Spot;
import org.hotline12333.console.view.MenuMap.Way;

/**
 * Finds menus by anything that a page shows of them, or has heard: names, texts in each language,
 * ways, lines of files and scripts.
 *
 * @param wanted in small letters; empty finds all
 */
public record MenuSearch(String wanted, Words words) {
    /** Longer than anything that is looked for. */
    private static final int WANTED_MAX = 200;

    /** What is looked for as somebody has typed it. */
    public static MenuSearch of(String typed, Words words) {
        String bounded = typed.substring(0, Math.min(WANTED_MAX, typed.length()));
        return new MenuSearch(bounded.strip().toLowerCase(Locale.ROOT), words);
    }

    public boolean isAnything() {
        return wanted.isEmpty();
    }

    public boolean finds(Box box) {
        return isAnything() || said(box).anyMatch(this::has);
    }

    /** The places in the page of those that are found. */
    public List<String> anchors(MenuMap map) {
        return map.boxes().stream().filter(this::finds).map(Box::anchor).toList();
    }

    private boolean has(String text) {
        return text.toLowerCase(Locale.ROOT).contains(wanted);
    }

    private Stream<String> said(Box box) {
        return Stream.of(
                        Stream.of(box.id().isEmpty() ? words.text("map.anywhere") : box.id()),
                        box.source().stream(),
                        box.scripts().stream(),
                        box.spots().stream().map(Spot::place),
                        box.spots().stream().flatMap(spot -> said(spot.said())),
                        box.ways().stream().flatMap(this::said))
                .flatMap(each -> each);
    }

    private Stream<String> said(Way way) {
        return Stream.of(
                        Stream.of(
                                way.transition().id(),
                                words.text(way.cause(), way.transition().name()),
                                words.text(way.leads(), way.where())),
                        way.source().stream(),
                        said(way.said()))
                .flatMap(each -> each);
    }

    private static Stream<String> said(List<Said> texts) {
        return texts.stream()
                .flatMap(text ->
                        Stream.concat(
                                Stream.of(text.id()),
                                text.heard().stream().flatMap(MenuSearch::said)));
    }

    private static Stream<String> said(Heard heard) {
        return Stream.concat(Stream.of(heard.source()), heard.words().stream());
    }
}
