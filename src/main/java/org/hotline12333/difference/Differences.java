package org.hotline12333.difference;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotline12333.announcement.Announcement;
import org.hotline12333.dialog.Asked;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Texts;
import org.hotline12333.dialog.Transition;
import org.hotline12333.dialog.weight.Weight;
import org.hotline12333.difference.Difference.Turn;
import org.hotline12333.interpreter.Release;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.service.Contract;
import org.hotline12333.topic.Topic;
import org.jspecify.annotations.Nullable;

/** Compares two releases. */
public final class Differences {
    private final Release was;
    private final Release is;
    private final Collection<Contract> services;
    private final List<Difference> found = new ArrayList<>();

    private Differences(Release was, Release is, Collection<Contract> services) {
        this.was = was;
        this.is = is;
        this.services = services;
    }

    /** All of them: ways first, then questions, texts, topics, announcements and costs. */
    public static List<Difference> between(Release was, Release is, Collection<Contract> services) {
        Differences all = new Differences(was, is, services);
        all.ways();
        all.questions();
        all.texts();
        named(topics(was), topics(is), Difference.Topics::new, all.found);
        named(news(was), news(is), Difference.News::new, all.found);
        all.costs();
        return List.copyOf(all.found);
    }

    private void ways() {
        Map<String, Transition> before = ways(was.dialplan());
        Map<String, Transition> after = ways(is.dialplan());
        after.forEach((id, way) -> {
            Transition old = before.get(id);
            if (old == null) {
                found.add(new Difference.WayNew(way));
            } else {
                if (!old.target().equals(way.target())) {
                    found.add(new Difference.WayLeads(old, way));
                }
                if (!old.action().prompts().equals(way.action().prompts())) {
                    found.add(
                            new Difference.WaySays(
                                    way, old.action().prompts(), way.action().prompts()));
                }
            }
        });
        before.forEach((id, way) -> {
            if (!after.containsKey(id)) {
                found.add(new Difference.WayGone(way));
            }
        });
    }

    private static Map<String, Transition> ways(Dialplan dialplan) {
        Map<String, Transition> ways = new LinkedHashMap<>();
        dialplan.transitions().forEach(way -> ways.putIfAbsent(way.id(), way));
        return ways;
    }

    private void questions() {
        Map<String, Asked> before = questions(was.dialplan());
        questions(is.dialplan())
                .forEach((place, asked) ->
                        Optional.ofNullable(before.get(place))
                                .ifPresent(old -> question(place, old, asked)));
    }

    private void question(String place, Asked old, Asked asked) {
        List<String> said = old.question().prompt();
        if (!said.equals(asked.question().prompt())) {
            found.add(new Difference.Asks(place, said, asked.question().prompt()));
        }
        Duration waited = old.question().timeout();
        if (!waited.equals(asked.question().timeout())) {
            found.add(new Difference.Waits(place, waited, asked.question().timeout()));
        }
    }

    private static Map<String, Asked> questions(Dialplan dialplan) {
        Set<String> ofTopics = dialplan.topicMenus().dialogs().keySet();
        Map<String, Asked> questions = new TreeMap<>();
        dialplan.dialogs().values().stream()
                .filter(dialog -> !ofTopics.contains(dialog.id()))
                .flatMap(dialog -> Asked.in(dialog).stream())
                .forEach(asked ->
                        questions.put(
                                asked.dialog()
                                        + asked.field().map(field -> "/" + field.name()).orElse(""),
                                asked));
        return questions;
    }

    private void texts() {
        Set<Language> languages = new HashSet<>(was.prompts().languages());
        languages.addAll(is.prompts().languages());
        languages.stream()
                .sorted(Comparator.comparing(Language::code).reversed()) // zh first
                .forEach(language ->
                        named(
                                texts(was.prompts(), language),
                                texts(is.prompts(), language),
                                (turn, ids) -> new Difference.Texts(language, turn, ids),
                                found));
    }

    private static Map<String, String> texts(Prompts prompts, Language language) {
        return prompts.languages().contains(language)
                ? prompts.texts(language).keySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(),
                                        id -> prompts.template(language, id).orElse("")))
                : Map.of();
    }

    private static Map<String, List<Object>> topics(Release release) {
        return release.dialplan().topicMenus().topics().all().stream()
                .collect(Collectors.toMap(Topic::id, Differences::told));
    }

    /** All of it but where it is written. */
    private static List<Object> told(Topic topic) {
        return List.of(
                topic.list(),
                topic.order(),
                topic.texts(),
                topic.keywords(),
                topic.source(),
                topic.from(),
                topic.until());
    }

    private static Map<String, List<Announcement>> news(Release release) {
        return release.announcements().all().stream()
                .collect(Collectors.groupingBy(Announcement::text));
    }

    private interface Made {
        Difference of(Turn turn, List<String> ids);
    }

    private static <T> void named(
            Map<String, T> before, Map<String, T> after, Made made, List<Difference> found) {
        Map<Turn, List<String>> turns = new TreeMap<>();
        Set<String> all = new TreeSet<>(before.keySet());
        all.addAll(after.keySet());
        for (String id : all) {
            turn(before.get(id), after.get(id))
                    .ifPresent(turn -> turns.computeIfAbsent(turn, _ -> new ArrayList<>()).add(id));
        }
        turns.forEach((turn, ids) -> found.add(made.of(turn, ids)));
    }

    private static Optional<Turn> turn(@Nullable Object was, @Nullable Object is) {
        if (Objects.equals(was, is)) {
            return Optional.empty();
        }
        return Optional.of(was == null ? Turn.NEW : is == null ? Turn.GONE : Turn.CHANGED);
    }

    /** What of several answers is alike is told once. */
    private record Alike(Language language, Duration later, int keys) {
        static Alike of(Weight.Answer was, Weight.Answer is) {
            long millis = is.all().heard().minus(was.all().heard()).toMillis();
            return new Alike(
                    is.language(),
                    Duration.ofMillis(Math.round(millis / 100.0) * 100),
                    is.all().keys() - was.all().keys());
        }

        boolean isHeard() {
            return keys != 0 || !later.isZero();
        }
    }

    private void costs() {
        Map<String, Weight.Answer> before =
                answers(was).collect(Collectors.toMap(Differences::name, each -> each));
        Map<Alike, Map<String, Weight.Cost>> alike = new LinkedHashMap<>();
        answers(is)
                .filter(answer -> before.containsKey(name(answer)))
                .forEach(answer ->
                        alike.computeIfAbsent(
                                        Alike.of(
                                                Objects.requireNonNull(before.get(name(answer))),
                                                answer),
                                        _ -> new TreeMap<>())
                                .put(answer.name(), answer.all()));
        alike.forEach((what, answers) -> {
            if (what.isHeard()) {
                found.add(
                        new Difference.Costs(what.language(), what.later(), what.keys(), answers));
            }
        });
    }

    private Stream<Weight.Answer> answers(Release release) {
        Map<String, Weight.Answer> quickest = new LinkedHashMap<>();
        Weight.of(release.dialplan(), services, Texts.of(release.prompts()))
                .answers()
                .forEach(answer -> quickest.putIfAbsent(name(answer), answer));
        return quickest.values().stream();
    }

    private static String name(Weight.Answer answer) {
        return answer.language().code() + " " + answer.name();
    }
}
