package org.hotline12333.simulator.trial;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12333.simulator.routes.CallerTempo;

/**
 * The text of a script, to which is written what somebody does next.
 *
 * @param silences questions at which the line gave up before
 */
record WrittenCall(String script, int silences) {
    private static final Pattern KEYS = Pattern.compile("(\\s*keys\\s.*?)(\\s+at\\s.*)?");

    /** The same, and the line has given up at each of those questions. */
    String silent() {
        return with(List.of());
    }

    /** The same, and keys are pressed. */
    String pressed(Cue cue, String keys) {
        return switch (cue) {
            case Cue.After(Duration pause) -> with(paused(pause, "keys   " + keys));
            case Cue.Into(Duration time) -> with(List.of("keys   " + keys + at(time)));
            case Cue.Behind(Duration pause) -> behind(pause, keys);
            case Cue.Recorded() ->
                    keys.equals("#") ? with(List.of("says   nothing, keys #")) : script;
        };
    }

    /** The same, and the caller hangs up. */
    String hungUp(Cue cue) {
        return switch (cue) {
            case Cue.After(Duration pause) -> with(paused(pause, "hangs up"));
            case Cue.Into(Duration time) -> with(List.of("hangs up" + at(time)));
            // Between two keys no script hangs up: it does once the line has given up.
            case Cue.Behind _ -> with(List.of("hangs up"));
            case Cue.Recorded() -> with(List.of("says   nothing, hangs up"));
        };
    }

    private static List<String> paused(Duration pause, String line) {
        return pause.equals(CallerTempo.HUMAN.reaction())
                ? List.of(line)
                : List.of("waits  " + time(pause), line);
    }

    private static String at(Duration time) {
        return " at " + time(time);
    }

    private static String time(Duration time) {
        return time.toMillis() + " ms";
    }

    private String behind(Duration pause, String keys) {
        String gap =
                pause.equals(CallerTempo.HUMAN.beat()) || !pause.isPositive()
                        ? ""
                        : " (" + time(pause) + ") ";
        List<String> lines = new ArrayList<>(script.lines().toList());
        for (int i = lines.size() - 1; i >= 0; i--) {
            Matcher line = KEYS.matcher(lines.get(i));
            if (line.matches()) {
                String cue = line.group(2) == null ? "" : line.group(2);
                lines.set(i, line.group(1) + gap + keys + cue);
                return String.join("\n", lines) + "\n";
            }
        }
        throw new IllegalStateException("no keys in it to write more behind");
    }

    private String with(List<String> more) {
        List<String> lines = new ArrayList<>(script.lines().toList());
        lines.addAll(Collections.nCopies(silences, "waits"));
        lines.addAll(more);
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    /** It may have a secret. */
    @Override
    public String toString() {
        return "WrittenCall[" + silences + " silences]";
    }
}
