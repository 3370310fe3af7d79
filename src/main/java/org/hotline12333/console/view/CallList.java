package org.hotline12333.console.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotline12333.calllog.FoundCalls;
import org.hotline12333.calllog.LoggedCall;
import org.hotline12333.calllog.LoggedStep;
import org.hotline12333.calllog.WantedCalls;

/**
 * Calls that were found.
 *
 * @param problem the name of the text that says why nothing is shown; empty where it is
 * @param next behind which those lie that are older; empty where there are none
 * @param places what can be asked for
 */
public record CallList(
        Asked asked, List<Row> calls, String problem, String next, SortedSet<String> places) {
    /** So many on a page. */
    public static final int SHOWN_MAX = 50;

    /** How a call can have ended, in the words of the log. */
    public static final List<String> ENDINGS =
            List.of(
                    "ENDED",
                    "TRANSFERRED",
                    "HUNG_UP",
                    "FAILED",
                    "HANDED_OVER",
                    LoggedCall.GONE,
                    WantedCalls.UNDER_WAY);

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /**
     * What was asked for; empty is anything.
     *
     * @param from a moment in Beijing, as a form has it
     * @param to the same
     */
    public record Asked(String from, String to, String place, String way, String ending) {
        /** As it stands in an address. */
        String query() {
            return Stream.of(
                            "from=" + encoded(from),
                            "to=" + encoded(to),
                            "place=" + encoded(place),
                            "way=" + encoded(way),
                            "ending=" + encoded(ending))
                    .collect(Collectors.joining("&"));
        }

        private static String encoded(String value) {
            return URLEncoder.encode(value, StandardCharsets.UTF_8);
        }

        /** The first moment. */
        public Optional<Instant> earliest() {
            return instant(from);
        }

        /** Behind the last moment: the whole minute counts. */
        public Optional<Instant> latest() {
            return instant(to).map(last -> last.plus(Duration.ofMinutes(1)));
        }

        /** Throws where it is no moment. */
        private static Optional<Instant> instant(String moment) {
            return moment.isEmpty()
                    ? Optional.empty()
                    : Optional.of(LocalDateTime.parse(moment).atZone(Today.BEIJING).toInstant());
        }
    }

    /** The address of the last calls that passed a place. */
    public static String passing(String place) {
        return "/calls?place=" + Asked.encoded(place);
    }

    /** The address of the last calls that took a way. */
    public static String going(String way) {
        return "/calls?way=" + Asked.encoded(way);
    }

    /** The address of a call. */
    public static String address(String callId) {
        // Within a path a blank is no plus.
        return "/calls/" + Asked.encoded(callId).replace("+", "%20");
    }

    /** A call, as long as the hotline had it. */
    public record Row(LoggedCall call) {
        public String address() {
            return CallList.address(call.callId());
        }

        public String began() {
            return moment(call.began());
        }

        /** Minutes and seconds; empty while it goes on. */
        public Optional<String> lasts() {
            return call.end()
                    .map(end ->
                            "%d:%02d"
                                    .formatted(
                                            end.after().toMinutes(), end.after().toSecondsPart()));
        }

        /** How it ended, in a word of the log. */
        public String how() {
            return call.end().map(LoggedCall.End::how).orElse(WantedCalls.UNDER_WAY);
        }

        /** To which it was given; empty where to none. */
        public String queue() {
            return call.end().map(LoggedCall.End::queue).orElse("");
        }

        /** Where something was asked last; empty where nothing was. */
        public String last() {
            return call.steps().stream()
                    .filter(LoggedStep.Question.class::isInstance)
                    .map(step -> ((LoggedStep.Question) step).place())
                    .reduce("", (_, later) -> later);
        }
    }

    /** A moment as it was in Beijing. */
    static String moment(Instant instant) {
        return MOMENT.format(instant.atZone(Today.BEIJING));
    }

    public static CallList of(Asked asked, FoundCalls found, SortedSet<String> places) {
        return new CallList(
                asked,
                found.calls().stream().map(Row::new).toList(),
                "",
                found.next().map(UUID::toString).orElse(""),
                places);
    }

    /** None, for a reason. */
    public static CallList none(Asked asked, String problem, SortedSet<String> places) {
        return new CallList(asked, List.of(), problem, "", places);
    }

    /** The address of the same as a table. */
    public String table() {
        return "/calls.csv?" + asked.query();
    }

    /** The address of those that are older. */
    public String older() {
        return "/calls?" + asked.query() + "&below=" + next;
    }
}
