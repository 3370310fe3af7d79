package org.hotline12333.simulator.asterisk;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.hotline12333.simulator.line.Ending;
import org.hotline12333.simulator.line.Played;

/**
 * An AGI request that is over.
 *
 * @param commands what the server sent, line by line
 * @param variables of the channel, as the server left them
 * @param played what the caller heard
 * @param at the caller's clock
 */
public record AgiRequest(
        AgiStatus status,
        List<String> commands,
        Map<String, String> variables,
        List<Played> played,
        Duration at) {
    public AgiRequest {
        commands = List.copyOf(commands);
        variables = Map.copyOf(variables);
        played = List.copyOf(played);
    }

    /** What extensions.conf makes of it: only the result variable counts. */
    public Ending ending() {
        return switch (variables.getOrDefault("HOTLINE_RESULT", "")) {
            case "queue" ->
                    new Ending.Transferred(
                            variables.getOrDefault("HOTLINE_QUEUE", ""),
                            variables.getOrDefault("HOTLINE_STATE", ""));
            case "end" -> new Ending.Disconnected();
            case "moved" -> new Ending.HandedOver();
            default -> new Ending.Undecided();
        };
    }
}
