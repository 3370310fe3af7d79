package org.hotline12333.fastagi;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.channel.Passage;
import org.hotline12333.channel.QueuePlace;

/**
 * The queues of an Asterisk. Whoever waits has a ticket, a key in its database that begins with the
 * second in which they came: those before it are ahead. {@code QUEUE_PRIO} says the same to the
 * queue itself, so that who leaves it for a while and comes back stands where they stood.
 */
final class Queues {
    /** Of all tickets, in Asterisk's database. */
    static final String FAMILY = "hotline-waiting";

    private static final String TICKET = "HOTLINE_TICKET";
    private static final String SINCE = "HOTLINE_SINCE";
    private static final String PRIORITY = "QUEUE_PRIO";

    /** The agent's channel has it too. */
    private static final String INHERITED = "__";

    private static final int TICKET_END = 13;
    private static final long PRIORITY_MAX = Integer.MAX_VALUE;

    private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,32}");
    private static final Pattern SOME = Pattern.compile("[1-9][0-9]*");
    private static final Pattern HELD = Pattern.compile("([0-9]{1,10})\\|([-0-9A-Za-z._/]*)");
    private static final Pattern STATE =
            Pattern.compile(
                    "([-0-9A-Za-z._,]*)\\|([0-9]+)\\|-?[0-9]+\\|([0-9]*)\\|([-0-9A-Za-z._/@,]*)");
    private static final Pattern MEMBER = Pattern.compile("[-0-9A-Za-z._/@]{1,60}");

    /** Members that are asked for in one command. */
    private static final int MEMBERS_AT_ONCE = 12;

    /** What a member is of whom a queue lets callers wait: {@code joinempty} of queues.conf. */
    private static final Pattern WAITED_FOR =
            Pattern.compile("0(?:NOT_INUSE|INUSE|BUSY|RINGING|RINGINUSE|ONHOLD)");

    private final Asterisk asterisk;
    private final String uniqueId;

    Queues(Asterisk asterisk, CallFacts facts) {
        this.asterisk = asterisk;
        uniqueId = facts.uniqueId();
    }

    boolean isServed(String queue) {
        String members = "${QUEUE_MEMBER(" + named(queue) + ",logged)}";
        return SOME.matcher(asterisk.evaluate(members)).matches();
    }

    /** Written before it is told: else two who come at once would both be first. */
    QueuePlace place(String queue) {
        String own = ticket(named(queue));
        Matcher state =
                matching(
                        STATE,
                        asterisk.evaluate(
                                ("${DB_KEYS(%2$s/%1$s)}|${QUEUE_MEMBER(%1$s,ready)}"
                                                + "|${QUEUE_VARIABLES(%1$s)}|${QUEUETALKTIME}"
                                                + "|${QUEUE_MEMBER_LIST(%1$s)}")
                                        .formatted(queue, FAMILY)));
        String key = own.substring(own.lastIndexOf('/') + 1);
        List<String> keys = Arrays.asList(state.group(1).split(",", -1));
        long ahead = keys.stream().filter(k -> !k.isEmpty() && k.compareTo(key) < 0).count();
        String talk = state.group(3);
        return new QueuePlace(
                (int) ahead,
                Integer.parseInt(state.group(2)),
                waitedFor(queue, state.group(4)),
                Duration.ofSeconds(talk.isEmpty() ? 0 : Long.parseLong(talk)));
    }

    /** Paused ones are logged in, too: each is asked for. */
    private int waitedFor(String queue, String list) {
        List<String> members =
                Arrays.stream(list.split(",", -1))
                        .filter(member -> MEMBER.matcher(member).matches())
                        .toList();
        long agents = 0;
        for (int from = 0; from < members.size(); from += MEMBERS_AT_ONCE) {
            List<String> some =
                    members.subList(from, Math.min(from + MEMBERS_AT_ONCE, members.size()));
            String text =
                    some.stream()
                            .map(member ->
                                    "${QUEUE_MEMBER(%s,paused,%s)}${DEVICE_STATE(%2$s)}"
                                            .formatted(queue, member))
                            .collect(Collectors.joining(","));
            agents +=
                    Arrays.stream(asterisk.evaluate(text).split(",", -1))
                            .filter(member -> WAITED_FOR.matcher(member).matches())
                            .count();
        }
        return (int) agents;
    }

    boolean hasPlace(String queue) {
        return isOf(named(queue), asterisk.get(TICKET));
    }

    private static boolean isOf(String queue, String ticket) {
        return ticket.startsWith(FAMILY + "/" + queue + "/");
    }

    private String ticket(String queue) {
        Matcher held = matching(HELD, asterisk.evaluate("${EPOCH}|${" + TICKET + "}"));
        String former = held.group(2);
        if (isOf(queue, former)) {
            return former;
        }
        remove(former);
        String second = held.group(1);
        String key = second + "-" + uniqueId.substring(Math.max(0, uniqueId.length() - TICKET_END));
        String family = FAMILY + "/" + queue;
        asterisk.send(Command.of("DATABASE PUT", family, key, "1"));
        asterisk.set(INHERITED + TICKET, family + "/" + key);
        asterisk.set(SINCE, second);
        asterisk.set(PRIORITY, Long.toString(PRIORITY_MAX - Long.parseLong(second)));
        return family + "/" + key;
    }

    void giveUp() {
        Matcher held = matching(HELD, asterisk.evaluate("${EPOCH}|${" + TICKET + "}"));
        if (!held.group(2).isEmpty()) {
            remove(held.group(2));
            asterisk.set(INHERITED + TICKET, "");
        }
    }

    private void remove(String ticket) {
        int slash = ticket.lastIndexOf('/');
        if (slash > 0) {
            asterisk.send(
                    Command.of(
                            "DATABASE DEL",
                            ticket.substring(0, slash),
                            ticket.substring(slash + 1)));
        }
    }

    /** All but the last word, with which Asterisk puts the caller there. */
    void enter(Passage way) {
        Passage.Card card = way.card();
        asterisk.set("HOTLINE_PATIENCE", Long.toString(way.patience().toSeconds()));
        asterisk.set("HOTLINE_WHISPER", String.join("&", Playlist.of(way.whisper().clips())));
        asterisk.set(INHERITED + "HOTLINE_STANDING", card.standing());
        asterisk.set(INHERITED + "HOTLINE_LANGUAGE", card.language());
        asterisk.set(INHERITED + "HOTLINE_PLACE", card.place());
        if (!card.name().isEmpty()) {
            asterisk.set("CALLERID(name)", card.name());
        }
        asterisk.set("HOTLINE_QUEUE", named(way.queue()));
    }

    private static Matcher matching(Pattern pattern, String said) {
        Matcher matcher = pattern.matcher(said);
        if (!matcher.matches()) {
            throw new AsteriskFaultException(
                    "queue unreadable", "Asterisk says of a queue what cannot be read");
        }
        return matcher;
    }

    /** A name that Asterisk may have. */
    static String named(String queue) {
        if (!NAME.matcher(queue).matches()) {
            throw new IllegalStateException("no name of a queue: " + queue);
        }
        return queue;
    }
}
