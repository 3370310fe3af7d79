package org.hotline12333.simulator.script;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.authoring.Spelling;
import org.hotline12333.authoring.WrittenDuration;
import org.hotline12333.simulator.line.Agents;
import org.hotline12333.simulator.line.Agents.Group;
import org.hotline12333.simulator.line.Agents.State;
import org.hotline12333.simulator.script.CallScript.Cue;
import org.hotline12333.simulator.script.CallScript.Heard;
import org.hotline12333.simulator.script.CallScript.Move;
import org.hotline12333.simulator.script.CallScript.Turn;
import org.hotline12333.simulator.script.CallScript.Within;
import org.jspecify.annotations.Nullable;

/** The lines of one script, taken one after the other; notes what is wrong with each. */
public final class ScriptLines {
    /** The queue that is meant where none is named. */
    public static final String QUEUE = "hotline";

    /** No caller is so patient, and no call lasts so long. */
    static final Duration PAUSE_MAX = Duration.ofMinutes(30);

    static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern LINE = Pattern.compile("(\\S+)(?:\\s+(.*))?");
    private static final Pattern KEYS =
            Pattern.compile("((?:[0-9A-D*# ]|\\([^()]*\\))+?)(?:\\s+at\\s+(.+))?");
    private static final Pattern STROKE = Pattern.compile("[0-9A-D*#]|\\(([^()]*)\\)");
    private static final Pattern AT = Pattern.compile("up(?:\\s+at\\s+(.+))?");
    private static final Pattern AGENTS =
            Pattern.compile("(?:([a-z0-9-]{1,32})\\s+)?(\\d{1,4})(?:\\s+(\\D.*))?");
    private static final Pattern AHEAD = Pattern.compile("(\\d{1,3})(?:,\\s*(.+) each)?");
    private static final List<String> VERBS =
            List.of(
                    "caller", "date", "agents", "ahead", "the", "hears", "never", "within", "keys",
                    "says", "waits", "hangs", "is");

    private final Path file;
    private final ProblemList problems;
    private final List<Turn> turns = new ArrayList<>();
    private final List<Heard> never = new ArrayList<>();
    private Agents agents = Agents.NONE;
    private String caller = "";
    private Optional<LocalDateTime> date = Optional.empty();
    private InjectedFault atFirst = new InjectedFault.Well();

    private List<Heard> heard = new ArrayList<>();
    private Optional<Within> within = Optional.empty();
    private Optional<InjectedFault> fault = Optional.empty();
    private Optional<Duration> pause = Optional.empty();
    private int line;

    ScriptLines(Path file, ProblemList problems) {
        this.file = file;
        this.problems = problems;
    }

    void read(String text) {
        for (String each : text.split("\\R", -1)) {
            line++;
            String words = each.strip();
            if (!words.isEmpty() && !words.startsWith("#")) {
                take(words);
            }
        }
    }

    /** The script as far as it could be read. */
    CallScript script() {
        if (!heard.isEmpty()) {
            move(new Move.Disconnected(line));
        }
        return soFar();
    }

    /** The script up to its last move. */
    CallScript soFar() {
        return new CallScript(file, new CallSetup(caller, date, agents, atFirst), never, turns);
    }

    private void take(String words) {
        Matcher parts = LINE.matcher(words);
        if (!parts.matches()) {
            throw new IllegalStateException("every line that is not blank begins with a word");
        }
        String rest = parts.group(2) == null ? "" : parts.group(2).strip();
        if (!turns.isEmpty() && turns.getLast().move().ends() && !parts.group(1).equals("never")) {
            problem(
                    ScriptProblem.NO_END,
                    "the call has ended in line " + turns.getLast().move().line(),
                    "remove it");
            return;
        }
        switch (parts.group(1)) {
            case "caller" -> caller(rest);
            case "date" -> date(rest);
            case "agents" -> agents(rest);
            case "ahead" -> ahead(rest);
            case "the" -> fault(rest);
            case "hears" -> wording(rest).ifPresent(heard::add);
            case "never" -> wording(rest).ifPresent(never::add);
            case "within" -> within(rest);
            case "keys" -> keys(rest);
            case "says" -> says(rest);
            case "waits" -> waits(rest);
            case "hangs" -> hangs(rest);
            case "is" -> becomes(rest);
            default -> unknown(parts.group(1));
        }
    }

    private void unknown(String verb) {
        problem(
                ScriptProblem.UNKNOWN_LINE,
                "`" + verb + "` is not known",
                Spelling.nearest(verb, VERBS, 2)
                        .map(near -> "did you mean `" + near + "`?")
                        .orElse("a line begins with " + String.join(", ", VERBS) + " or #"));
    }

    private void caller(String number) {
        if (begins("caller") && !number.matches("[0-9+]{1,40}")) {
            problem(
                    ScriptProblem.BAD_SETUP,
                    "`" + number + "` is not a number of a telephone",
                    "write its digits");
        }
        caller = number;
    }

    private void date(String words) {
        if (begins("date")) {
            try {
                date = Optional.of(LocalDateTime.parse(words, DATE));
            } catch (DateTimeParseException _) {
                problem(
                        ScriptProblem.BAD_SETUP,
                        "`" + words + "` is not a date and hour",
                        "write it as 2026-11-20 10:00");
            }
        }
    }

    /** Lines about the same queue add up. */
    private void agents(String words) {
        Matcher parts = AGENTS.matcher(words);
        if (begins("agents") && !parts.matches()) {
            problem(
                    ScriptProblem.BAD_SETUP,
                    "`" + words + "` is not a number of agents",
                    "write `agents 1`, or `agents hotline 1 busy`");
            return;
        }
        if (parts.matches()) {
            String queue = parts.group(1) == null ? QUEUE : parts.group(1);
            int count = Integer.parseInt(parts.group(2));
            agents = agents.and(new Group(queue, count, state(parts.group(3))));
        }
    }

    /** Who waits already, and how long each of them will talk. */
    private void ahead(String words) {
        Matcher parts = AHEAD.matcher(words);
        if (begins("ahead") && !parts.matches()) {
            problem(
                    ScriptProblem.BAD_SETUP,
                    "`" + words + "` is not a number of callers",
                    "write `ahead 2`, or `ahead 2, 120 s each`");
            return;
        }
        if (parts.matches()) {
            Duration talk =
                    Optional.ofNullable(parts.group(2))
                            .flatMap(this::duration)
                            .orElse(Duration.ZERO);
            agents = agents.waitedFor(Integer.parseInt(parts.group(1)), talk);
        }
    }

    private State state(@Nullable String words) {
        if (words == null) {
            return State.FREE;
        }
        Optional<State> state = State.of(words.replaceAll("\\s+", " "));
        if (state.isEmpty()) {
            List<String> known = Arrays.stream(State.values()).map(State::words).toList();
            problem(
                    ScriptProblem.BAD_SETUP,
                    "`" + words + "` is nothing that an agent does",
                    Spelling.nearest(words, known, 2)
                            .map(near -> "did you mean `" + near + "`?")
                            .orElse("write one of " + String.join(", ", known)));
        }
        return state.orElse(State.FREE);
    }

    /** Whether the call has not begun yet. */
    private boolean begins(String verb) {
        if (turns.isEmpty() && heard.isEmpty()) {
            return true;
        }
        problem(
                ScriptProblem.OUT_OF_PLACE,
                "`" + verb + "` in the middle of the call",
                "write it before the first `hears`");
        return false;
    }

    private void fault(String words) {
        Optional<FaultLine> written = FaultLine.of(words);
        if (written.isEmpty()) {
            problem(
                    ScriptProblem.NO_FAULT,
                    "`the " + words + "` is no fault that can be had",
                    FaultLine.MEND);
        }
        Optional<InjectedFault> next = written.flatMap(line -> line.fault(this::duration));
        if (turns.isEmpty() && heard.isEmpty()) {
            if (next.filter(InjectedFault::isOfServer).isPresent()) {
                problem(
                        ScriptProblem.OUT_OF_PLACE,
                        "no server has the call yet",
                        "write it after what is heard");
            }
            atFirst = next.map(now -> now.after(atFirst)).orElse(atFirst);
        } else {
            fault = next.map(now -> fault.map(now::after).orElse(now));
        }
    }

    private Optional<Heard> wording(String words) {
        try {
            return Optional.of(new Heard(line, Wording.of(words)));
        } catch (IllegalArgumentException e) {
            problem(
                    ScriptProblem.BAD_WORDING,
                    "`" + words + "`: " + e.getMessage(),
                    "write what is heard, clips as [zh/welcome], and * for anything");
            return Optional.empty();
        }
    }

    private void within(String words) {
        if (heard.isEmpty()) {
            problem(
                    ScriptProblem.OUT_OF_PLACE,
                    "`within` is about nothing",
                    "write it after what is to be heard so soon");
        }
        within = duration(words).map(limit -> new Within(line, limit));
    }

    private void keys(String words) {
        Matcher parts = KEYS.matcher(words);
        if (!parts.matches()) {
            problem(
                    ScriptProblem.BAD_KEYS,
                    "these are not keys of a telephone",
                    "use 0 to 9, *, # and A to D, such as `keys 1`");
            return;
        }
        Keystrokes keys = strokes(parts.group(1));
        if (keys.count() == 0) {
            problem(ScriptProblem.BAD_KEYS, "`keys` without a key", "write the keys, or `waits`");
        } else {
            move(new Move.Keys(line, keys, cue(parts.group(2))));
        }
    }

    private Keystrokes strokes(String words) {
        StringBuilder keys = new StringBuilder();
        Map<Integer, Duration> pauses = new HashMap<>();
        Matcher stroke = STROKE.matcher(words);
        while (stroke.find()) {
            if (stroke.group(1) == null) {
                keys.append(stroke.group());
            } else {
                duration(stroke.group(1)).ifPresent(time -> pauses.put(keys.length(), time));
            }
        }
        if (pauses.containsKey(0) || pauses.containsKey(keys.length())) {
            problem(
                    ScriptProblem.BAD_KEYS,
                    "a pause that is not between two keys",
                    "write it as `keys 99 (4 s) 00`, or `waits 4 s` before `keys`");
        }
        return new Keystrokes(keys.toString(), pauses);
    }

    private void says(String words) {
        Optional<SayLine> said = SayLine.of(words);
        if (said.isEmpty()) {
            problem(ScriptProblem.BAD_TIME, "`says " + words + "` is not known", SayLine.MEND);
        }
        said.flatMap(each -> each.move(line, this::duration)).ifPresent(this::move);
    }

    private void waits(String words) {
        if (words.isEmpty()) {
            move(new Move.Wait(line));
        } else {
            pause = duration(words);
        }
    }

    private void hangs(String words) {
        Matcher parts = AT.matcher(words);
        if (parts.matches()) {
            move(new Move.HangUp(line, cue(parts.group(1))));
        } else {
            problem(
                    ScriptProblem.UNKNOWN_LINE,
                    "`hangs " + words + "` is not known",
                    "write `hangs up`");
        }
    }

    private void becomes(String words) {
        Optional<Move> move = BecomeLine.move(line, words);
        if (move.isEmpty()) {
            problem(ScriptProblem.UNKNOWN_LINE, "`is " + words + "` is not known", BecomeLine.MEND);
        }
        move.ifPresent(this::move);
    }

    private void move(Move move) {
        boolean canWait = move instanceof Move.Keys || move instanceof Move.HangUp;
        if (pause.isPresent() && !canWait) {
            problem(
                    ScriptProblem.OUT_OF_PLACE,
                    "the time of `waits` has no use here",
                    "write `waits` alone, or keys after it");
        }
        if (fault.filter(InjectedFault.Killed.class::isInstance).isPresent() && !findsOut(move)) {
            problem(
                    ScriptProblem.OUT_OF_PLACE,
                    "what finds a killed server gone is lost",
                    "let `keys` follow, without `at`, `waits`, or `says`");
        }
        turns.add(new Turn(heard, within, fault, move));
        heard = new ArrayList<>();
        within = Optional.empty();
        fault = Optional.empty();
        pause = Optional.empty();
    }

    private static boolean findsOut(Move move) {
        return switch (move) {
            case Move.Keys(_, _, Cue cue) -> cue instanceof Cue.After;
            case Move.Say _ -> !move.ends();
            case Move.Wait _ -> true;
            case Move.HangUp _, Move.GivenBack _, Move.Transferred _, Move.Disconnected _ -> false;
        };
    }

    private Cue cue(@Nullable String into) {
        if (into == null) {
            return new Cue.After(pause);
        }
        if (pause.isPresent()) {
            problem(ScriptProblem.OUT_OF_PLACE, "both `waits` and `at`", "keep one of them");
        }
        return new Cue.Into(duration(into).orElse(Duration.ZERO));
    }

    private Optional<Duration> duration(String words) {
        Optional<Duration> time =
                WrittenDuration.of(words.strip()).filter(t -> t.compareTo(PAUSE_MAX) <= 0);
        if (time.isEmpty()) {
            problem(
                    ScriptProblem.BAD_TIME,
                    "`" + words + "` is not a time up to 30 minutes",
                    "write seconds or milliseconds, such as 4 s or 300 ms");
        }
        return time;
    }

    private void problem(ScriptProblem kind, String message, String mend) {
        problems.add(kind, new SourceLocation(file.toString(), line, 1), message, mend);
    }
}
