package org.hotline12333.simulator.asterisk;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hotline12333.channel.CollectSpec;
import org.hotline12333.channel.DisconnectException;
import org.hotline12333.channel.KeyInput;
import org.hotline12333.prompt.Clip;
import org.hotline12333.simulator.line.VirtualLine;

/** Does one AGI command after the other, and answers each with the lines that Asterisk writes. */
final class Commands {
    private static final String DONE = "200 result=";
    private static final String UNKNOWN = "510 Invalid or unknown command";
    private static final String DEAD =
            "511 Command Not Permitted on a dead channel or intercept routine";
    private static final String USAGE =
            "520-Invalid command syntax.  Proper usage follows:\n"
                    + "What it is for.\n520 End of proper usage.";
    private static final String UP = "6";
    private static final String RINGING = "4";

    /** GET DATA waits for ever when told so; nobody does. */
    private static final Duration FOR_EVER = Duration.ofHours(1);

    private final VirtualLine line;
    private final Sounds sounds;
    private final Variables variables;
    private final Applications applications;
    private boolean answered;
    private boolean hungUpByServer;
    private boolean failed;

    Commands(VirtualLine line, Sounds sounds, Variables variables, boolean keepsTime) {
        this.line = line;
        this.sounds = sounds;
        this.variables = variables;
        applications = new Applications(line, sounds, variables, keepsTime);
    }

    /** Whether the caller is gone, or was sent away. */
    boolean isDead() {
        return hungUpByServer || line.isHungUp();
    }

    /** Whether a command failed while the caller was there; Asterisk then calls all a failure. */
    boolean hasFailed() {
        return failed;
    }

    String answer(String command) {
        List<String> words = Words.of(command);
        Optional<Verb> verb = Verb.of(words);
        if (verb.isEmpty()) {
            return UNKNOWN;
        }
        List<String> arguments = verb.get().arguments(words);
        if (isDead() && !verb.get().worksOnDeadChannel()) {
            return DEAD;
        }
        return verb.get().takes(arguments) ? answer(verb.get(), arguments) : USAGE;
    }

    private String answer(Verb verb, List<String> arguments) {
        return switch (verb) {
            case ANSWER -> {
                answered = true;
                yield DONE + 0;
            }
            case CHANNEL_STATUS -> DONE + (answered ? UP : RINGING);
            case DATABASE_DEL ->
                    DONE + (variables.delete(arguments.getFirst(), arguments.getLast()) ? 1 : 0);
            case DATABASE_PUT -> {
                variables.put(arguments.getFirst(), arguments.get(1));
                yield DONE + 1;
            }
            case EXEC ->
                    DONE
                            + applications.run(
                                    arguments.getFirst(),
                                    arguments.size() > 1 ? arguments.getLast() : "");
            case GET_DATA -> DONE + data(arguments);
            case GET_FULL_VARIABLE ->
                    DONE + "1 (" + variables.substitute(arguments.getFirst()) + ")";
            case GET_VARIABLE ->
                    DONE
                            + variables
                                    .cut(arguments.getFirst())
                                    .map(value -> "1 (" + value + ")")
                                    .orElse("0");
            case HANGUP -> {
                hungUpByServer = true;
                yield DONE + 1;
            }
            case NOOP -> DONE + 0;
            case SET_VARIABLE -> {
                variables.set(arguments.getFirst(), arguments.getLast());
                yield DONE + 1;
            }
            case VERBOSE -> DONE + 1;
            case WAIT_FOR_DIGIT -> DONE + digit(arguments.getFirst());
        };
    }

    private int digit(String millis) {
        long timeout = Long.parseLong(millis);
        try {
            return line.waitForKey(timeout < 0 ? FOR_EVER : Duration.ofMillis(timeout))
                    .map(key -> (int) key)
                    .orElse(0);
        } catch (DisconnectException _) {
            return Applications.HUNG_UP;
        }
    }

    private String data(List<String> arguments) {
        String file = arguments.getFirst();
        Optional<Clip> clip = sounds.clip(file);
        if (keys(arguments) == 0) {
            return "-1";
        }
        if (!file.isEmpty() && clip.isEmpty()) {
            failed = true;
            return "-1";
        }
        try {
            KeyInput keys = line.collect(clip.stream().toList(), howToCollect(arguments));
            return keys.keys() + (keys.end() == KeyInput.End.TIMEOUT ? " (timeout)" : "");
        } catch (DisconnectException _) {
            return "-1";
        }
    }

    private static int keys(List<String> arguments) {
        return arguments.size() > 2 ? Integer.parseInt(arguments.get(2)) : Integer.MAX_VALUE;
    }

    private static CollectSpec howToCollect(List<String> arguments) {
        long millis = arguments.size() > 1 ? Long.parseLong(arguments.get(1)) : 0;
        Duration given = millis < 0 ? FOR_EVER : Duration.ofMillis(millis);
        return new CollectSpec(
                Math.min(keys(arguments), CollectSpec.LENGTH_MAX),
                millis == 0 ? Duration.ofSeconds(6) : given,
                millis == 0 ? Duration.ofSeconds(2) : given,
                true,
                false,
                true);
    }
}
