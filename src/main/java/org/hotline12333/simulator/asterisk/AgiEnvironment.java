package org.hotline12333.simulator.asterisk;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.hotline12333.channel.Arrival;
import org.hotline12333.channel.Arrival.Visit;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.simulator.line.Exchange;

/** What Asterisk 22 writes before the first command, in its order, and escapes nothing. */
final class AgiEnvironment {
    static final String VERSION = "22.10.1";
    private static final String UNKNOWN = "unknown";

    private AgiEnvironment() {}

    /** The lines before the empty one. */
    static List<String> lines(InetSocketAddress server, Exchange exchange, String language) {
        List<String> lines = new ArrayList<>(facts(server, exchange.facts(), language));
        switch (exchange.facts().arrival()) {
            case Arrival.First _ -> lines.add("agi_arg_1: first");
            case Arrival.Draft _ -> lines.add("agi_arg_1: draft");
            case Arrival.Back(Visit visit) -> lines.addAll(arguments("back", visit, exchange));
            case Arrival.Gone(Visit visit) -> lines.addAll(arguments("gone", visit, exchange));
            case Arrival.Clock _ -> lines.add("agi_arg_1: clock");
            case Arrival.CalledBack(var claim) -> lines.addAll(arguments("callback", claim));
            case Arrival.CallOver(var claim, var how) -> {
                lines.addAll(arguments("called", claim));
                lines.add("agi_arg_3: " + how);
            }
        }
        return lines;
    }

    private static List<String> arguments(String why, Arrival.Claim claim) {
        return List.of("agi_arg_1: " + why, "agi_arg_2: " + claim.name());
    }

    private static List<String> arguments(String why, Visit visit, Exchange exchange) {
        return List.of(
                "agi_arg_1: " + why,
                "agi_arg_2: " + visit.outcome(),
                "agi_arg_3: " + visit.agent(),
                "agi_arg_4: " + visit.talked().toMillis(),
                "agi_arg_5: " + Variables.ticket(visit.queue(), exchange),
                "agi_arg_6: " + visit.waited().plus(visit.talked()).toSeconds());
    }

    private static List<String> facts(InetSocketAddress server, CallFacts facts, String language) {
        return List.of(
                "agi_network: yes",
                "agi_request: agi://" + server.getHostString() + ":" + server.getPort(),
                "agi_channel: PJSIP/trunk-00000001",
                "agi_language: " + language,
                "agi_type: PJSIP",
                "agi_uniqueid: " + facts.uniqueId(),
                "agi_version: " + VERSION,
                "agi_callerid: " + known(facts.callerId()),
                "agi_calleridname: " + UNKNOWN,
                "agi_callingpres: 0",
                "agi_callingani2: 0",
                "agi_callington: 0",
                "agi_callingtns: 0",
                "agi_dnid: " + known(facts.dialed()),
                "agi_rdnis: " + UNKNOWN,
                "agi_context: hotline-servers",
                "agi_extension: s",
                "agi_priority: 3",
                "agi_enhanced: 0.0",
                "agi_accountcode: ",
                "agi_threadid: 140000000000000");
    }

    private static String known(String number) {
        return number.isEmpty() ? UNKNOWN : number;
    }
}
