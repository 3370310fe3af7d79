package org.hotline12333.simulator.asterisk;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hotline12333.channel.CollectSpec;
import org.hotline12333.channel.DisconnectException;
import org.hotline12333.channel.KeyInput;
import org.hotline12333.prompt.Clip;
import org.hotline12333.simulator.line.VirtualLine;

/** The applications of Asterisk that play and read; each answers with its result. */
final class Applications {
    static final int HUNG_UP = -1;
    static final int UNKNOWN = -2;

    /** Keys that Read takes where none, or more than it can hold, are asked for. */
    private static final int READ_MAX = 255;

    private static final String STATUS = "READSTATUS";

    private final VirtualLine line;
    private final Sounds sounds;
    private final Variables variables;
    private final boolean keepsTime;

    Applications(VirtualLine line, Sounds sounds, Variables variables, boolean keepsTime) {
        this.line = line;
        this.sounds = sounds;
        this.variables = variables;
        this.keepsTime = keepsTime;
    }

    int run(String name, String data) {
        return switch (name) {
            case "Playback" -> playback(data);
            case "Background" -> background(data);
            case "Wait" -> pause(data);
            case "AudioSocket" -> new AudioSocket(line, sounds, keepsTime).run(data);
            case "Read" -> read(List.of(data.split(",", -1)));
            default -> UNKNOWN;
        };
    }

    /** What is missing is skipped. */
    private int playback(String files) {
        List<Clip> clips = sounds.present(files);
        boolean whole = clips.size() == Sounds.list(files).size();
        variables.set("PLAYBACKSTATUS", whole ? "SUCCESS" : "FAILED");
        try {
            line.play(clips);
            return 0;
        } catch (DisconnectException _) {
            return HUNG_UP;
        }
    }

    /** Keys are thrown away meanwhile. */
    private int pause(String seconds) {
        try {
            line.ignore(seconds(seconds));
            return 0;
        } catch (DisconnectException _) {
            return HUNG_UP;
        }
    }

    /** What is missing ends it. */
    private int background(String files) {
        List<Clip> clips = sounds.untilMissing(files);
        boolean whole = clips.size() == Sounds.list(files).size();
        variables.set("BACKGROUNDSTATUS", whole ? "SUCCESS" : "FAILED");
        try {
            return line.playUntilKey(clips).map(key -> (int) key).orElse(0);
        } catch (DisconnectException _) {
            return HUNG_UP;
        }
    }

    /** Says even of a hang-up that all is well; its status knows better. */
    private int read(List<String> arguments) {
        String variable = argument(arguments, 0).orElse("");
        String files = argument(arguments, 1).orElse("");
        boolean lastMissing =
                !files.isEmpty() && sounds.clip(Sounds.list(files).getLast()).isEmpty();
        try {
            if (variable.isEmpty()) {
                variables.set(STATUS, "ERROR");
                return 0;
            }
            variables.set(variable, "");
            if (lastMissing) {
                Optional<Character> early = line.playUntilKey(sounds.present(files));
                early.ifPresent(key -> variables.set(variable, key.toString()));
                variables.set(STATUS, early.isPresent() ? "OK" : "ERROR");
                return 0;
            }
            KeyInput keys = line.collect(sounds.present(files), howToRead(arguments));
            variables.set(variable, keys.keys());
            variables.set(STATUS, keys.end() == KeyInput.End.TIMEOUT ? "TIMEOUT" : "OK");
        } catch (DisconnectException _) {
            variables.set(STATUS, "HANGUP");
        }
        return 0;
    }

    /** Without a timeout of its own Read has the channel's two, in seconds. */
    private CollectSpec howToRead(List<String> arguments) {
        if (argument(arguments, 3).isPresent() || !argument(arguments, 4).orElse("1").equals("1")) {
            throw new IllegalStateException("Read with options or attempts is not simulated");
        }
        int keys = argument(arguments, 2).map(Integer::parseInt).orElse(READ_MAX);
        Optional<Duration> both = argument(arguments, 5).map(Applications::seconds);
        return new CollectSpec(
                Math.min(keys < 1 ? READ_MAX : keys, CollectSpec.LENGTH_MAX),
                both.orElseGet(() -> timeout("TIMEOUT(response)", Duration.ofSeconds(10))),
                both.orElseGet(() -> timeout("TIMEOUT(digit)", Duration.ofSeconds(5))),
                true,
                false,
                false);
    }

    private Duration timeout(String variable, Duration usual) {
        return variables.get(variable).map(Applications::seconds).orElse(usual);
    }

    private static Duration seconds(String seconds) {
        return Duration.ofMillis(new BigDecimal(seconds).movePointRight(3).longValue());
    }

    private static Optional<String> argument(List<String> arguments, int at) {
        return at < arguments.size()
                ? Optional.of(arguments.get(at)).filter(argument -> !argument.isEmpty())
                : Optional.empty();
    }
}
