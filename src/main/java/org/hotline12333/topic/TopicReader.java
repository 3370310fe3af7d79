package org.hotline12333.topic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotline12333.authoring.FileProblem;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.authoring.SourceText;
import org.hotline12333.authoring.StrictMapping;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;

/** Reads the topics, strictly, and goes on after each fault. */
public final class TopicReader {
    /** So that the first of five is named within six seconds, its key included. */
    static final Duration NAME_MAX = Duration.ofSeconds(5);

    static final Duration PART_MAX = Duration.ofSeconds(30);

    private static final String ENDING = ".yaml";
    private static final Set<String> KEYS =
            Set.of("list", "order", "name", "parts", "keywords", "source", "from", "until");

    private final Prompts prompts;
    private final ProblemList problems;
    private final Map<String, String> taken = new HashMap<>();

    private TopicReader(Prompts prompts, ProblemList problems) {
        this.prompts = prompts;
        this.problems = problems;
    }

    /**
     * The topics of a folder, a file for each; a project without the folder has none.
     *
     * @param prompts the texts that they name
     * @param problems takes all that is wrong
     */
    public static Topics read(Path folder, Prompts prompts, ProblemList problems) {
        if (Files.notExists(folder)) {
            return Topics.NONE;
        }
        List<Path> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            all.filter(file -> file.toString().endsWith(ENDING)).sorted().forEach(files::add);
        } catch (IOException e) {
            problems.add(
                    FileProblem.UNREADABLE,
                    SourceLocation.whole(folder.toString()),
                    "cannot be read: " + e.getMessage(),
                    "make it readable");
        }
        TopicReader reader = new TopicReader(prompts, problems);
        return new Topics(files.stream().flatMap(file -> reader.topic(file).stream()).toList())
                .inOrder();
    }

    /** Empty where anything is wrong with it. */
    private Optional<Topic> topic(Path file) {
        int before = problems.count();
        return SourceText.read(file, problems)
                .flatMap(text -> StrictMapping.file(file.toString(), text, problems))
                .flatMap(section -> topic(id(file), section))
                .filter(_ -> problems.count() == before);
    }

    private static String id(Path file) {
        String name = file.getFileName().toString();
        return name.substring(0, name.length() - ENDING.length());
    }

    private Optional<Topic> topic(String id, StrictMapping file) {
        file.refuseUnknown(KEYS);
        List.of("from", "keywords", "list", "name", "order", "parts", "source")
                .forEach(file::required);
        Optional<String> list = file.name("list");
        Optional<Integer> order = file.count("order");
        Optional<String> name = file.name("name");
        List<String> parts = file.names("parts");
        List<String> keywords = List.copyOf(file.texts("keywords").values());
        Optional<String> source = file.text("source");
        Optional<LocalDate> from = day(file, "from");
        Optional<LocalDate> until = day(file, "until");
        name.ifPresent(text -> text(text, file, "name", NAME_MAX, TopicProblem.NAME_LONG));
        parts.forEach(text -> text(text, file, "parts", PART_MAX, TopicProblem.PART_LONG));
        checkId(id, file);
        checkParts(parts, file);
        list.ifPresent(of -> order.ifPresent(place -> checkOrder(id, of, place, file)));
        from.ifPresent(first -> until.ifPresent(last -> checkDays(id, first, last, file)));
        if (list.isEmpty()
                || order.isEmpty()
                || name.isEmpty()
                || source.isEmpty()
                || from.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Topic(
                        id,
                        list.get(),
                        order.get(),
                        name.get(),
                        parts,
                        keywords,
                        source.get(),
                        from.get(),
                        until,
                        file.at(until.isPresent() ? "until" : "list")));
    }

    private void checkId(String id, StrictMapping file) {
        if (!id.matches("[a-z0-9][a-z0-9-]{0,63}")) {
            problems.add(
                    FileProblem.BAD_NAME,
                    file.path(),
                    "a topic cannot be called `%s`".formatted(id),
                    "name the file in small letters, digits and hyphens");
        }
    }

    private void checkParts(List<String> parts, StrictMapping file) {
        if (parts.isEmpty() && file.has("parts")) {
            problems.add(
                    TopicProblem.NO_PARTS,
                    file.path("parts"),
                    "the topic says nothing",
                    "name the texts that tell it");
        }
    }

    private void checkOrder(String id, String list, int place, StrictMapping file) {
        String other = taken.putIfAbsent(list + " " + place, id);
        if (other != null) {
            problems.add(
                    TopicProblem.ORDER_TAKEN,
                    file.path("order"),
                    "`%s` has the place %d in `%s` already".formatted(other, place, list),
                    "take another number");
        }
    }

    private void checkDays(String id, LocalDate first, LocalDate last, StrictMapping file) {
        if (last.isBefore(first)) {
            problems.add(
                    TopicProblem.ENDS_BEFORE_BEGIN,
                    file.path("until"),
                    "`%s` is over before it begins".formatted(id),
                    "write a later `until`");
        }
    }

    private Optional<LocalDate> day(StrictMapping file, String key) {
        return file.text(key)
                .flatMap(written -> {
                    try {
                        return Optional.of(LocalDate.parse(written));
                    } catch (DateTimeException _) {
                        problems.add(
                                TopicProblem.BAD_DAY,
                                file.path(key),
                                "`%s` cannot be `%s`".formatted(key, written),
                                "write a day, such as 2026-12-01");
                        return Optional.empty();
                    }
                });
    }

    private void text(
            String text, StrictMapping file, String key, Duration most, TopicProblem tooLong) {
        demand(text, file.path(key));
        languages()
                .forEach(language ->
                        prompts.slots(language, text)
                                .ifPresent(slots -> {
                                    if (slots.isEmpty()) {
                                        length(text, language, file.path(key), most, tooLong);
                                    } else {
                                        slots(text, language, file.path(key));
                                    }
                                }));
    }

    /** In every language. */
    private void demand(String text, String path) {
        String lacking =
                languages()
                        .filter(language -> prompts.slots(language, text).isEmpty())
                        .map(Language::code)
                        .collect(Collectors.joining(", "));
        if (!lacking.isEmpty()) {
            problems.add(
                    TopicProblem.TEXT_MISSING,
                    path,
                    "text `%s` is missing in %s".formatted(text, lacking),
                    "write it there, and run ./hotline prompts render");
        }
    }

    private void slots(String text, Language language, String path) {
        problems.add(
                TopicProblem.TEXT_WITH_SLOTS,
                path,
                "text `%s` has slots in %s".formatted(text, language.code()),
                "write it without");
    }

    private void length(
            String text, Language language, String path, Duration most, TopicProblem tooLong) {
        Duration length = prompts.length(prompts.say(language, text, Map.of()));
        if (length.compareTo(most) > 0) {
            problems.add(
                    tooLong,
                    path,
                    "text `%s` lasts %d s in %s"
                            .formatted(text, length.toSeconds(), language.code()),
                    "keep it to %d s".formatted(most.toSeconds()));
        }
    }

    private Stream<Language> languages() {
        return prompts.languages().stream()
                .sorted((one, other) -> one.code().compareTo(other.code()));
    }
}
