package org.hotline12333.simulator.trial;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.calllog.LoggedCall;
import org.hotline12333.calllog.LoggedStep;
import org.hotline12333.calllog.Parting;
import org.hotline12333.insurance.demo.DemoNames;
import org.hotline12333.insurance.demo.DemoNumbers;
import org.hotline12333.insurance.demo.DemoPeople;
import org.hotline12333.interpreter.CallObserver;
import org.hotline12333.interpreter.Release;
import org.hotline12333.prompt.Clip;
import org.hotline12333.simulator.routes.MemoryRoute;
import org.hotline12333.simulator.script.CallScript;
import org.hotline12333.simulator.script.CallScript.Turn;
import org.hotline12333.simulator.script.CallSetup;
import org.hotline12333.simulator.script.Conversation;
import org.hotline12333.simulator.script.InjectedFault;
import org.hotline12333.simulator.script.LogToScript;
import org.hotline12333.simulator.script.ScriptReader;
import org.hotline12333.simulator.script.ScriptWriter;
import org.hotline12333.simulator.script.Vocabulary;
import org.hotline12333.simulator.testbed.DemoHotline;
import org.hotline12333.simulator.testbed.DemoKeys;
import org.hotline12333.simulator.trial.OpenCaller.Stop;
import org.hotline12333.simulator.trial.Trial.End;
import org.hotline12333.simulator.trial.Trial.Standing;
import org.hotline12333.simulator.trial.TrialTurn.Act;

/** One telephone and its hotline, for one call at a time. */
final class TrialTelephone implements AutoCloseable {
    /** A whole day of keys is shorter. */
    static final int SCRIPT_MAX = 64 * 1024;

    private static final Path SCRIPT = Path.of("script");

    /** Of who names none: the number may be read out, and must be the same in each turn. */
    private static final String CALLER = "13900000001";

    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final DemoHotline hotline;
    private Release release;
    private Vocabulary vocabulary;
    private MemoryRoute route;
    private CallObserver observer = CallObserver.NONE;

    private TrialTelephone(Release release) throws IOException {
        this.release = release;
        hotline = DemoHotline.untold(release, begun -> observer.begins(begun));
        vocabulary = new Vocabulary(release.prompts(), DemoNames.all());
        route = new MemoryRoute(hotline, release.prompts()::length, MemoryRoute.DATE);
    }

    static TrialTelephone open(Release release) throws IOException {
        return new TrialTelephone(release);
    }

    /** From now on it is led by this. */
    void follow(Release present) {
        if (!present.equals(release)) {
            release = present;
            hotline.follow(present);
            vocabulary = new Vocabulary(present.prompts(), DemoNames.all());
            route = new MemoryRoute(hotline, present.prompts()::length, MemoryRoute.DATE);
        }
    }

    /** A script that was played. */
    private record Played(String text, CallScript script, Conversation call, OpenCaller caller) {
        WrittenCall written() {
            return new WrittenCall(text, caller.silences());
        }
    }

    Trial take(TrialTurn turn) {
        return switch (turn.act()) {
            case Act.Listen() -> heard(turn.script(), turn.now());
            case Act.Press(String keys) -> done(turn, (written, cue) -> written.pressed(cue, keys));
            case Act.HangUp() -> done(turn, WrittenCall::hungUp);
        };
    }

    /** How something that is done is written down. */
    private interface Writing {
        String write(WrittenCall call, Cue cue);
    }

    private Trial done(TrialTurn turn, Writing writing) {
        return onScript(
                turn.script(),
                script -> {
                    Played before = play(turn.script(), script, turn.now(), true);
                    String text =
                            before.caller()
                                    .stop()
                                    .map(Stop::cue)
                                    .map(cue -> writing.write(before.written(), cue))
                                    .orElse(turn.script());
                    return heard(text, turn.now());
                });
    }

    /** A silence that is passed becomes part of the script, which is then played anew. */
    private Trial heard(String text, Duration now) {
        return onScript(
                text,
                script -> {
                    Played played = play(text, script, now, false);
                    return played.caller().silences() > 0
                            ? heard(played.written().silent(), now)
                            : trial(played);
                });
    }

    /** A call of the call log, by whoever goes on alike for longest. */
    CallAgain again(List<LoggedCall> call) {
        List<LoggedStep> then = Parting.steps(call);
        CallAgain longest = again(call, DemoPeople.numbers().getFirst(), then);
        for (DemoNumbers person : DemoPeople.numbers()) {
            if (longest.parting().isNone()) {
                return longest;
            }
            CallAgain other = again(call, person, then);
            longest = other.parting().step() > longest.parting().step() ? other : longest;
        }
        return longest;
    }

    private CallAgain again(List<LoggedCall> call, DemoNumbers person, List<LoggedStep> then) {
        String date =
                AT.format(LocalDateTime.ofInstant(call.getFirst().began(), MemoryRoute.BEIJING));
        String text =
                "date   %s\n%s"
                        .formatted(date, LogToScript.of(call, vocabulary, DemoKeys.of(person)));
        Played played = play(text, ScriptReader.of(text, vocabulary), Duration.ZERO, false);
        List<LoggedStep> today = Parting.comparable(SeenSteps.of(played.caller().seen()));
        return new CallAgain(
                call.getFirst().callId(),
                person.socialSecurityNumber().replace("#", ""),
                text,
                then,
                today,
                Parting.of(then, today));
    }

    /** The same with its end, and what is heard until then. */
    Trial whole(String text) {
        return onScript(
                text,
                script -> {
                    Played played = play(text, script, Duration.ZERO, false);
                    Optional<Cue> end = played.caller().stop().map(Stop::cue);
                    String ended =
                            end.map(cue ->
                                            new WrittenCall(text, 0)
                                                    .hungUp(
                                                            cue instanceof Cue.Recorded
                                                                    ? cue
                                                                    : new Cue.Behind(
                                                                            Duration.ZERO)))
                                    .orElse(text);
                    return onScript(ended, all -> asWritten(all));
                });
    }

    private Trial asWritten(CallScript script) {
        Played played = play("", script, Duration.ZERO, false);
        String written =
                new ScriptWriter(vocabulary)
                        .setup(played.script().setup())
                        .call(taken(played), played.call())
                        .script();
        return trial(new Played(written, played.script(), played.call(), played.caller()));
    }

    /** What came too late was never done. */
    private static List<Turn> taken(Played played) {
        return played.script().turns().subList(0, played.call().performed().size());
    }

    private Trial onScript(String text, Function<CallScript, Trial> then) {
        ProblemList problems = new ProblemList(SourceLocation.whole(SCRIPT.toString()));
        if (text.length() > SCRIPT_MAX) {
            problems.add(
                    TrialProblem.TOO_LONG,
                    SourceLocation.whole(SCRIPT.toString()),
                    "%d characters".formatted(text.length()),
                    "begin a new call");
        }
        Optional<CallScript> script =
                problems.count() > 0
                        ? Optional.empty()
                        : new ScriptReader(vocabulary).soFar(SCRIPT, text, problems);
        return script.map(then).orElseGet(() -> new Trial.Refused(problems.problems()));
    }

    private Played play(String text, CallScript written, Duration now, boolean acts) {
        CallSetup setup = written.setup();
        CallScript script = setup.caller().isEmpty() ? written.in(setup.from(CALLER)) : written;
        OpenCaller[] callers = new OpenCaller[1];
        Conversation call =
                route.call(
                        script,
                        who -> {
                            callers[0] = new OpenCaller(who, script, now, acts, route::length);
                            observer = callers[0];
                            return callers[0];
                        });
        observer = CallObserver.NONE;
        hotline.inject(new InjectedFault.Well()); // its sounds are measured
        return new Played(text, script, call, callers[0]);
    }

    private Trial trial(Played played) {
        Conversation call = played.call();
        return new Trial.Call(
                played.text(),
                HeardLines.of(
                        played.script(), call, played.caller().seen(), vocabulary, this::length),
                played.caller().stop().map(TrialTelephone::waiting).orElseGet(() -> over(call)),
                call.length());
    }

    private Duration length(Clip clip) {
        return clip.stored().map(hotline::length).orElseGet(() -> release.prompts().length(clip));
    }

    private static Standing waiting(Stop stop) {
        return new Standing.Waiting(stop.place(), stop.wants(), stop.at(), stop.until());
    }

    private static Standing over(Conversation call) {
        return switch (call.end()) {
            case Conversation.End.HungUp() -> new Standing.Over(End.HUNG_UP, "");
            case Conversation.End.Disconnected() -> new Standing.Over(End.DISCONNECTED, "");
            case Conversation.End.Transferred(String queue) ->
                    new Standing.Over(End.TRANSFERRED, queue);
            case Conversation.End.Failed _ -> new Standing.Over(End.FAILED, "");
        };
    }

    @Override
    public void close() {
        hotline.close();
    }
}
