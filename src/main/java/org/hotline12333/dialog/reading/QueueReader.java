package org.hotline12333.dialog.reading;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.StrictMapping;
import org.hotline12333.authoring.YamlNode;
import org.hotline12333.dialog.Action;
import org.hotline12333.dialog.Queue;
import org.hotline12333.dialog.Queue.Waiting;
import org.hotline12333.prompt.Language;

/** Reads the queues to which callers are transferred. */
final class QueueReader {
    private static final Set<String> QUEUE =
            Set.of(
                    "target",
                    "targets",
                    "prompt",
                    "whisper",
                    "shows",
                    "waiting",
                    "absent",
                    "served",
                    "hours",
                    "closed",
                    "calls-back");
    private static final List<String> CALLS_BACK =
            List.of("goodbye", "greeting", "hours", "whisper");
    private static final List<String> REQUIRED = List.of("absent", "prompt", "target");
    private static final List<String> OF_HOURS = List.of("closed", "hours");
    private static final List<String> WAITING =
            List.of("ahead", "every", "hint", "minutes", "next", "out", "patience");
    private static final String KEEPING = "keeping";

    /** No quote and no control character, which would end the name in a header. */
    private static final Pattern SHOWN = Pattern.compile("[\\p{IsHan}A-Za-z0-9]{1,12}");

    private final ActionReader actions;
    private final ProblemList problems;

    QueueReader(ActionReader actions, ProblemList problems) {
        this.actions = actions;
        this.problems = problems;
    }

    Map<String, Queue> queues(StrictMapping top) {
        Map<String, Queue> queues = new LinkedHashMap<>();
        top.node("queues")
                .flatMap(node -> StrictMapping.named(node, "queues", "`queues`", problems))
                .ifPresent(section -> {
                    for (String name : section.keys()) {
                        section.node(name)
                                .flatMap(node -> queue(name, node, section.path(name)))
                                .ifPresent(queue -> queues.put(name, queue));
                    }
                });
        return queues;
    }

    private Optional<Queue> queue(String name, YamlNode node, String path) {
        int before = problems.count();
        Optional<StrictMapping> read = StrictMapping.of(node, path, "a queue", problems, QUEUE);
        if (read.isEmpty()) {
            return Optional.empty();
        }
        StrictMapping section = read.get();
        REQUIRED.forEach(section::required);
        Optional<String> target = section.name("target");
        Optional<String> prompt = section.name("prompt");
        Optional<String> whisper = section.name("whisper");
        Map<Language, String> targets = targets(section);
        Map<String, String> shows = shows(section);
        Optional<Waiting> waiting = waiting(section);
        Optional<Action> absent = action(section, "absent");
        Optional<Action> served = action(section, "served");
        Optional<Queue.Hours> hours = hours(section);
        Optional<Queue.CallsBack> callsBack = callsBack(section);
        return problems.count() > before
                ? Optional.empty()
                : Optional.of(
                        new Queue(
                                name,
                                target.orElseThrow(),
                                targets,
                                prompt.orElseThrow(),
                                whisper,
                                shows,
                                waiting,
                                absent.orElseThrow(),
                                served,
                                hours,
                                callsBack));
    }

    private Optional<Queue.CallsBack> callsBack(StrictMapping queue) {
        Optional<StrictMapping> read =
                queue.node("calls-back")
                        .flatMap(node ->
                                StrictMapping.of(
                                        node,
                                        queue.path("calls-back"),
                                        "`calls-back`",
                                        problems,
                                        Set.copyOf(CALLS_BACK)));
        if (read.isEmpty()) {
            return Optional.empty();
        }
        int before = problems.count();
        StrictMapping section = read.get();
        CALLS_BACK.forEach(section::required);
        Optional<String> hours = section.name("hours");
        List<String> greeting = section.names("greeting");
        Optional<String> goodbye = section.name("goodbye");
        Optional<String> whisper = section.name("whisper");
        return problems.count() > before
                ? Optional.empty()
                : Optional.of(
                        new Queue.CallsBack(
                                hours.orElseThrow(),
                                greeting,
                                goodbye.orElseThrow(),
                                whisper.orElseThrow()));
    }

    /** Whoever has hours says what happens outside them. */
    private Optional<Queue.Hours> hours(StrictMapping queue) {
        if (OF_HOURS.stream().anyMatch(queue::has)) {
            OF_HOURS.forEach(queue::required);
        }
        return queue.name("hours")
                .flatMap(name ->
                        action(queue, "closed").map(closed -> new Queue.Hours(name, closed)));
    }

    private Map<Language, String> targets(StrictMapping queue) {
        Map<Language, String> targets = new HashMap<>();
        named(queue, "targets")
                .ifPresent(section ->
                        section.keys()
                                .forEach(language ->
                                        section.name(language)
                                                .ifPresent(target ->
                                                        targets.put(
                                                                new Language(language), target))));
        return targets;
    }

    private Map<String, String> shows(StrictMapping queue) {
        Map<String, String> shows = new HashMap<>();
        named(queue, "shows")
                .ifPresent(section -> {
                    for (String of : section.keys()) {
                        Optional<String> word = section.text(of);
                        if (word.filter(text -> !SHOWN.matcher(text).matches()).isPresent()) {
                            problems.add(
                                    DialplanProblem.SHOWN_WORD,
                                    section.path(of),
                                    "`%s` cannot be shown by every telephone".formatted(word.get()),
                                    "use up to 12 Chinese characters, letters and digits");
                        }
                        word.ifPresent(text -> shows.put(of, text));
                    }
                });
        return shows;
    }

    private Optional<StrictMapping> named(StrictMapping queue, String key) {
        return queue.node(key)
                .flatMap(node ->
                        StrictMapping.named(node, queue.path(key), "`" + key + "`", problems));
    }

    private Optional<Waiting> waiting(StrictMapping queue) {
        Set<String> keys = new HashSet<>(WAITING);
        keys.add(KEEPING);
        Optional<StrictMapping> read =
                queue.node("waiting")
                        .flatMap(node ->
                                StrictMapping.of(
                                        node, queue.path("waiting"), "`waiting`", problems, keys));
        if (read.isEmpty()) {
            return Optional.empty();
        }
        int before = problems.count();
        StrictMapping section = read.get();
        WAITING.forEach(section::required);
        Optional<Duration> every = section.duration("every");
        Optional<Duration> patience = section.duration("patience");
        Optional<String> next = section.name("next");
        Optional<String> ahead = section.name("ahead");
        Optional<String> minutes = section.name("minutes");
        Optional<String> hint = section.name("hint");
        Optional<Action> out = action(section, "out");
        List<String> keeping = section.names(KEEPING);
        return problems.count() > before
                ? Optional.empty()
                : Optional.of(
                        new Waiting(
                                every.orElseThrow(),
                                patience.orElseThrow(),
                                next.orElseThrow(),
                                ahead.orElseThrow(),
                                minutes.orElseThrow(),
                                hint.orElseThrow(),
                                out.orElseThrow(),
                                Set.copyOf(keeping)));
    }

    private Optional<Action> action(StrictMapping section, String key) {
        return section.node(key).flatMap(node -> actions.action(node, section.path(key)));
    }
}
