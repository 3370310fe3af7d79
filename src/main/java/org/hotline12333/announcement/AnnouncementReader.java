package org.hotline12333.announcement;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceText;
import org.hotline12333.authoring.StrictMapping;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;

/** Reads the announcements, strictly, and goes on after each fault. */
public final class AnnouncementReader {
    /** What everybody hears before the menu, wanted or not. */
    static final Duration LENGTH_MAX = Duration.ofSeconds(30);

    private static final Set<String> KEYS = Set.of("announcements");
    private static final Set<String> ANNOUNCEMENT = Set.of("text", "from", "until");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withResolverStyle(ResolverStyle.STRICT);

    private final Prompts prompts;
    private final ProblemList problems;

    private AnnouncementReader(Prompts prompts, ProblemList problems) {
        this.prompts = prompts;
        this.problems = problems;
    }

    /**
     * The announcements of a file; a project without the file has none.
     *
     * @param prompts the texts that they name
     * @param problems takes all that is wrong
     */
    public static Announcements read(Path file, Prompts prompts, ProblemList problems) {
        if (Files.notExists(file)) {
            return Announcements.NONE;
        }
        return SourceText.read(file, problems)
                .flatMap(text -> StrictMapping.file(file.toString(), text, problems))
                .map(new AnnouncementReader(prompts, problems)::announcements)
                .orElse(Announcements.NONE);
    }

    private Announcements announcements(StrictMapping file) {
        file.refuseUnknown(KEYS);
        file.required("announcements");
        return new Announcements(
                file.sections("announcements", ANNOUNCEMENT).stream()
                        .flatMap(section -> announcement(section).stream())
                        .toList());
    }

    private Optional<Announcement> announcement(StrictMapping section) {
        List.of("from", "text", "until").forEach(section::required);
        Optional<String> text = section.name("text");
        text.ifPresent(id -> check(section, id));
        Optional<LocalDateTime> from = moment(section, "from");
        Optional<LocalDateTime> until = moment(section, "until");
        if (text.isEmpty() || from.isEmpty() || until.isEmpty()) {
            return Optional.empty();
        }
        if (!from.get().isBefore(until.get())) {
            problems.add(
                    AnnouncementProblem.ENDS_BEFORE_BEGIN,
                    section.path("until"),
                    "`%s` is over before it begins".formatted(text.get()),
                    "write a later `until`");
        }
        return Optional.of(new Announcement(text.get(), from.get(), until.get()));
    }

    private Optional<LocalDateTime> moment(StrictMapping section, String key) {
        return section.text(key)
                .flatMap(written -> {
                    try {
                        return Optional.of(LocalDateTime.parse(written, MOMENT));
                    } catch (DateTimeException _) {
                        problems.add(
                                AnnouncementProblem.BAD_MOMENT,
                                section.path(key),
                                "`%s` cannot be `%s`".formatted(key, written),
                                "write day and time in Beijing, such as 2026-12-01 08:00");
                        return Optional.empty();
                    }
                });
    }

    private void check(StrictMapping section, String text) {
        String lacking =
                prompts.languages().stream()
                        .filter(language -> prompts.slots(language, text).isEmpty())
                        .map(Language::code)
                        .sorted()
                        .collect(Collectors.joining(", "));
        if (!lacking.isEmpty()) {
            problems.add(
                    AnnouncementProblem.TEXT_MISSING,
                    section.path("text"),
                    "text `%s` is missing in %s".formatted(text, lacking),
                    "write it there, and run ./hotline prompts render");
        }
        prompts.languages().stream()
                .sorted((one, other) -> one.code().compareTo(other.code()))
                .forEach(language ->
                        prompts.slots(language, text)
                                .ifPresent(slots -> checkIn(section, language, text, slots)));
    }

    private void checkIn(
            StrictMapping section, Language language, String text, Map<String, ?> slots) {
        if (!slots.isEmpty()) {
            problems.add(
                    AnnouncementProblem.TEXT_WITH_SLOTS,
                    section.path("text"),
                    "text `%s` has slots in %s".formatted(text, language.code()),
                    "write it without");
            return;
        }
        Duration length = prompts.length(prompts.say(language, text, Map.of()));
        if (length.compareTo(LENGTH_MAX) > 0) {
            problems.add(
                    AnnouncementProblem.TOO_LONG,
                    section.path("text"),
                    "text `%s` lasts %d s in %s"
                            .formatted(text, length.toSeconds(), language.code()),
                    "keep it to %d s".formatted(LENGTH_MAX.toSeconds()));
        }
    }
}
