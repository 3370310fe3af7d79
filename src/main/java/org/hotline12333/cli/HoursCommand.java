package org.hotline12333.cli;

import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hotline12333.dialog.Queue;
import org.hotline12333.hours.Day;
import org.hotline12333.hours.Opening;
import org.hotline12333.hours.Opening.Closed;
import org.hotline12333.hours.Opening.Open;
import org.hotline12333.interpreter.Release;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.release.ReleaseException;
import org.hotline12333.release.ReleaseFolder;
import org.hotline12333.value.Value;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What callers of a moment would hear of each queue. */
@Command(
        name = "hours",
        mixinStandardHelpOptions = true,
        description = {
            "Prints how it stands with each queue at a moment in Beijing: open or closed, why, when",
            "next, and what callers hear of it in each language."
        })
final class HoursCommand implements Callable<Integer> {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEEE uuuu-MM-dd HH:mm", Locale.ENGLISH);

    @Spec private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "MOMENT",
            description = "such as 2026-10-01T09:05; without it, now")
    private @Nullable String moment;

    @Option(names = "--queue", paramLabel = "NAME", description = "of this queue alone")
    private @Nullable String only;

    private final InstantSource clock;

    HoursCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws PromptsException, ReleaseException {
        LocalDateTime at = at();
        Release release =
                ReleaseFolder.written(
                        Hotline.home(), Prompts.load(Hotline.home().resolve("prompts")));
        Map<String, Queue> queues = new TreeMap<>(release.dialplan().queues());
        if (only != null && !queues.containsKey(only)) {
            throw wrong("no queue " + only + "; there are " + String.join(", ", queues.keySet()));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.println(
                MOMENT.format(at) + ", " + words(release.hours().calendar().day(at.toLocalDate())));
        release.announcements()
                .at(at)
                .forEach(told -> {
                    out.println("announced until " + MOMENT.format(told.until()));
                    said(release, List.of(told.text()), Map.of());
                });
        queues.values().stream()
                .filter(queue -> only == null || queue.name().equals(only))
                .forEach(queue -> tell(release, queue, at));
        return 0;
    }

    private LocalDateTime at() {
        if (moment == null) {
            return LocalDateTime.ofInstant(clock.instant(), BEIJING)
                    .truncatedTo(ChronoUnit.MINUTES);
        }
        try {
            return LocalDateTime.parse(moment);
        } catch (DateTimeParseException _) {
            throw wrong("no moment " + moment + "; write it as 2026-10-01T09:05");
        }
    }

    private void tell(Release release, Queue queue, LocalDateTime at) {
        PrintWriter out = spec.commandLine().getOut();
        if (queue.hours().isEmpty()) {
            out.println(queue.name() + ": open, around the clock");
            said(release, List.of(queue.prompt()), Map.of());
            return;
        }
        Queue.Hours hours = queue.hours().orElseThrow();
        Opening opening = release.hours().at(hours.name(), at);
        switch (opening) {
            case Open open -> {
                out.println(
                        queue.name()
                                + ": open"
                                + open.until()
                                        .map(end -> " until " + MOMENT.format(end))
                                        .orElse(""));
                said(release, List.of(queue.prompt()), Map.of());
            }
            case Closed closed -> {
                out.println(
                        "%s: closed, %s; opens %s, until %s"
                                .formatted(
                                        queue.name(),
                                        closed.why().words(),
                                        MOMENT.format(closed.opens()),
                                        closed.closes().toLocalTime()));
                said(release, hours.closed().prompts(), closed.slots());
            }
        }
    }

    /** A line for each language. */
    private void said(Release release, List<String> texts, Map<String, Value> slots) {
        Prompts prompts = release.prompts();
        prompts.languages().stream()
                .map(Language::code)
                .sorted()
                .map(Language::new)
                .forEach(language ->
                        spec.commandLine()
                                .getOut()
                                .println(
                                        "  %s  %s"
                                                .formatted(
                                                        language.code(),
                                                        words(prompts, language, texts, slots))));
    }

    private static String words(
            Prompts prompts, Language language, List<String> texts, Map<String, Value> slots) {
        return texts.stream()
                .map(text -> prompts.say(language, text, slots).words())
                .collect(Collectors.joining(" "));
    }

    private static String words(Day day) {
        return switch (day) {
            case Day.Workday _ -> "a working day";
            case Day.Weekend _ -> "a weekend";
            case Day.Holiday(String name) -> "a public holiday: " + name;
            case Day.MakeUp(String holiday) -> "worked for a public holiday: " + holiday;
        };
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
