package org.hotline12333.fastagi;

import java.net.ProtocolException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12333.channel.Arrival;
import org.hotline12333.channel.Arrival.Dialled;
import org.hotline12333.channel.Arrival.Outcome;
import org.hotline12333.channel.Arrival.Visit;
import org.hotline12333.identity.TicketNumber;

/** Reads the arguments with which extensions.conf calls: why the hotline gets a call. */
final class Arrivals {
    private static final int STATUS = 1;
    private static final int AGENT = 2;
    private static final int TALKED = 3;
    private static final int TICKET = 4;
    private static final int SINCE = 5;
    private static final int CLAIM = 1;
    private static final int DIALLED = 2;

    private static final Pattern STATUSES = Pattern.compile("[A-Z]{0,20}");
    private static final Pattern AGENTS = Pattern.compile("[A-Za-z0-9/._-]{0,64}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{0,12}");
    private static final Pattern CLAIMS =
            Pattern.compile("([0-9]{9})-([0-9]{1,9})(?:-([a-z][a-z0-9]{0,15}))?");
    private static final Pattern TICKETS =
            Pattern.compile("(?:" + Queues.FAMILY + "/([a-z0-9-]{1,32})/[0-9A-Za-z._-]{1,24})?");

    private Arrivals() {}

    /**
     * Judges what an Asterisk says, or one that calls without a word: that is a new call.
     *
     * @throws ProtocolException where the shipped dialplan would not have said so
     */
    static Arrival of(List<String> arguments) throws ProtocolException {
        String word = argument(arguments, 0);
        return switch (word) {
            case "", "first" -> Arrival.FIRST;
            case "draft" -> Arrival.DRAFT;
            case "back" -> new Arrival.Back(visit(arguments));
            case "gone" -> new Arrival.Gone(visit(arguments));
            case "clock" -> new Arrival.Clock();
            case "callback" -> new Arrival.CalledBack(claim(arguments));
            case "called" ->
                    new Arrival.CallOver(
                            claim(arguments),
                            dialled(matching(STATUSES, arguments, DIALLED).group()));
            default -> throw odd();
        };
    }

    private static Visit visit(List<String> arguments) throws ProtocolException {
        if (arguments.size() > SINCE + 1) {
            throw odd();
        }
        String status = matching(STATUSES, arguments, STATUS).group();
        String agent = matching(AGENTS, arguments, AGENT).group();
        Duration talked = Duration.ofMillis(number(arguments, TALKED));
        String queue = matching(TICKETS, arguments, TICKET).group(1);
        Duration waited = Duration.ofSeconds(number(arguments, SINCE)).minus(talked);
        return new Visit(
                queue == null ? "" : queue,
                outcome(status),
                agent,
                waited.isNegative() ? Duration.ZERO : waited,
                talked);
    }

    private static Arrival.Claim claim(List<String> arguments) throws ProtocolException {
        if (arguments.size() > DIALLED + 1) {
            throw odd();
        }
        Matcher claim = matching(CLAIMS, arguments, CLAIM);
        TicketNumber ticket = TicketNumber.read(claim.group(1)).orElseThrow(Arrivals::odd);
        return new Arrival.Claim(
                ticket,
                Integer.parseInt(claim.group(2)),
                Objects.requireNonNullElse(claim.group(3), ""));
    }

    private static Dialled dialled(String status) {
        return Arrays.stream(Dialled.values())
                .filter(dialled -> dialled.name().equals(status))
                .findFirst()
                .orElse(Dialled.UNKNOWN);
    }

    /** A later Asterisk may have one that we do not know. */
    private static Outcome outcome(String status) {
        return Arrays.stream(Outcome.values())
                .filter(outcome -> outcome.name().equals(status))
                .findFirst()
                .orElse(Outcome.UNKNOWN);
    }

    private static long number(List<String> arguments, int at) throws ProtocolException {
        String digits = matching(NUMBER, arguments, at).group();
        return digits.isEmpty() ? 0 : Long.parseLong(digits);
    }

    private static Matcher matching(Pattern pattern, List<String> arguments, int at)
            throws ProtocolException {
        Matcher matcher = pattern.matcher(argument(arguments, at));
        if (!matcher.matches()) {
            throw odd();
        }
        return matcher;
    }

    private static String argument(List<String> arguments, int at) {
        return at < arguments.size() ? arguments.get(at) : "";
    }

    private static ProtocolException odd() {
        return new ProtocolException("environment with odd arguments");
    }
}
