package org.hotline12333.hours;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/** How it stands with a queue at a moment. */
public sealed interface Opening {
    /** What this day is. */
    Day day();

    /**
     * Agents are there.
     *
     * @param until empty where no end is near, such as around the clock
     */
    record Open(Day day, Optional<LocalDateTime> until) implements Opening {}

    /**
     * Nobody is there.
     *
     * @param opens when somebody is there next
     * @param closes until when, from then on
     */
    record Closed(Day day, LocalDateTime at, Why why, LocalDateTime opens, LocalDateTime closes)
            implements Opening {
        /** What a text may say of it, by the names of its slots. */
        public static final Map<String, ValueKind> SLOTS =
                Map.of(
                        "why", ValueKind.PHRASE,
                        "opens-day", ValueKind.PHRASE,
                        "opens-date", ValueKind.DATE,
                        "opens", ValueKind.TIME,
                        "closes", ValueKind.TIME);

        private static final String TODAY = "day-today";
        private static final String TOMORROW = "day-tomorrow";

        /** The texts that may fill the slots that are phrases. */
        public static Set<String> phrases() {
            Set<String> phrases = new TreeSet<>(Set.of(TODAY, TOMORROW));
            Arrays.stream(Why.values()).map(Why::text).forEach(phrases::add);
            LocalDate monday = LocalDate.EPOCH.with(DayOfWeek.MONDAY);
            phrases.addAll(
                    monday.datesUntil(monday.plusWeeks(1))
                            .map(Closed::weekday)
                            .collect(Collectors.toSet()));
            return phrases;
        }

        /** The slots, filled. */
        public Map<String, Value> slots() {
            return Map.of(
                    "why", new Value.Phrase(why.text()),
                    "opens-day", new Value.Phrase(opensDay()),
                    "opens-date", new Value.Date(opens.toLocalDate()),
                    "opens", new Value.Time(opens.toLocalTime()),
                    "closes", new Value.Time(closes.toLocalTime()));
        }

        private String opensDay() {
            LocalDate day = opens.toLocalDate();
            return switch ((int) ChronoUnit.DAYS.between(at.toLocalDate(), day)) {
                case 0 -> TODAY;
                case 1 -> TOMORROW;
                default -> weekday(day);
            };
        }

        private static String weekday(LocalDate day) {
            return "day-" + day.getDayOfWeek().name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why nobody is there. */
    enum Why {
        /** Between two stretches of a day. */
        BREAK,
        /** Before the first or after the last one of a day, or on a day that has none. */
        OFF_DUTY,
        WEEKEND,
        HOLIDAY;

        /** In words. */
        public String words() {
            return switch (this) {
                case BREAK -> "lunch break";
                case OFF_DUTY -> "outside office hours";
                case WEEKEND -> "weekend";
                case HOLIDAY -> "public holiday";
            };
        }

        /** The text that says so. */
        String text() {
            return "closed-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
