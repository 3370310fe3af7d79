package org.hotline12333.cli;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hotline12333.announcement.Announcement;
import org.hotline12333.announcement.Announcements;
import org.hotline12333.dialog.weight.Weight;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;

/** The weight of the menus, to be read in a terminal. */
final class WeightTable {
    private static final String ANSWER = "%-4s%-28s%6s%11s%10s%10s  %s";
    private static final String TOLD = "%-4s%-26s%8s  %-16s  %s";
    private static final String MENU = "%-4s%-26s%8s%11s";

    private WeightTable() {}

    /** Its lines. */
    static List<String> of(Weight weight) {
        List<String> lines = new ArrayList<>();
        lines.add("Answers: keys and seconds from the welcome to the first word.");
        lines.add(
                "  heard out  every prompt to its end, then a key at once; entries at %d ms a key"
                        .formatted(Weight.KEY_PACE.toMillis()));
        lines.add("  typed      all keys typed ahead at that pace");
        lines.add("  last key   from the last key to the first word, typed ahead");
        lines.add("  counted    what limits hold, where another answer has to be heard before");
        lines.add("");
        lines.add(
                ANSWER.formatted(
                        "", "answer", "keys", "heard out", "typed", "last key", "counted"));
        weight.answers().forEach(answer -> lines.add(row(answer)));
        lines.add("");
        lines.add("Menus: choices, and seconds to the end of the first one that is named;");
        lines.add("  estimated by its share of the letters, for a prompt is one sound");
        lines.add("");
        lines.add(MENU.formatted("", "menu", "choices", "first"));
        weight.menus().forEach(menu -> lines.add(row(menu)));
        return lines;
    }

    /** What announcements cost on top, while they are told. */
    static List<String> of(Announcements announcements, Prompts prompts) {
        List<String> lines = new ArrayList<>();
        if (!announcements.all().isEmpty()) {
            lines.add("");
            lines.add(
                    "Announcements: seconds on top of every answer while they are told; no limit");
            lines.add("  counts them");
            lines.add("");
            lines.add(TOLD.formatted("", "announcement", "seconds", "from", "until"));
        }
        for (Announcement told : announcements.all()) {
            prompts.languages().stream()
                    .sorted((one, other) -> one.code().compareTo(other.code()))
                    .map(language -> row(told, language, prompts))
                    .forEach(lines::add);
        }
        return lines;
    }

    private static String row(Announcement told, Language language, Prompts prompts) {
        return TOLD.formatted(
                language.code(),
                told.text(),
                seconds(prompts.length(prompts.say(language, told.text(), Map.of()))),
                told.from(),
                told.until());
    }

    private static String row(Weight.Answer answer) {
        return ANSWER.formatted(
                        answer.language().code(),
                        answer.name(),
                        answer.all().keys(),
                        seconds(answer.all().heard()),
                        seconds(answer.typed()),
                        seconds(answer.lastKey()),
                        answer.after().map(before -> counted(before, answer.since())).orElse(""))
                .stripTrailing();
    }

    private static String counted(String before, Weight.Cost since) {
        return "%d %s, %s from the end of %s"
                .formatted(
                        since.keys(),
                        since.keys() == 1 ? "key" : "keys",
                        seconds(since.heard()),
                        before);
    }

    private static String row(Weight.Menu menu) {
        Optional<String> first = menu.firstOption().map(WeightTable::seconds);
        return MENU.formatted(
                menu.language().code(), menu.dialog(), menu.options(), first.orElse("says none"));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
}
