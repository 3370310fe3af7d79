package org.hotline12333.dialog.check;

import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hotline12333.authoring.Spelling;
import org.hotline12333.dialog.Queue;
import org.hotline12333.dialog.Queue.CallsBack;
import org.hotline12333.dialog.Queue.Waiting;
import org.hotline12333.dialog.Texts;
import org.hotline12333.dialog.reading.DialplanProblem;
import org.hotline12333.dialog.reading.UncheckedDialplan;
import org.hotline12333.dialog.weight.WeightClause;
import org.hotline12333.hours.Opening.Closed;
import org.hotline12333.prompt.Language;
import org.hotline12333.service.VerificationLevel;

/** Rules for the queues of a dialplan. */
final class QueueCheck {
    static final Duration EVERY_MIN = Duration.ofSeconds(30);
    static final Duration EVERY_MAX = Duration.ofSeconds(60);
    static final Duration PATIENCE_MAX = Duration.ofMinutes(10);
    static final Duration WHISPER_MAX = Duration.ofSeconds(2);

    /** What may be known of who calls, in the words of `shows` and of the header. */
    private static final Set<String> LEVELS =
            Arrays.stream(VerificationLevel.values())
                    .map(level -> level.name().toLowerCase(Locale.ROOT))
                    .collect(Collectors.toSet());

    private final UncheckedDialplan unchecked;
    private final Texts texts;
    private final ActionCheck actions;
    private final Set<String> hours;
    private final PhraseCheck phrases;

    /**
     * @param hours the names of those that there are
     */
    QueueCheck(
            UncheckedDialplan unchecked,
            Texts texts,
            ActionCheck actions,
            Set<String> hours,
            Lexicon lexicon) {
        this.unchecked = unchecked;
        this.texts = texts;
        this.actions = actions;
        this.hours = Set.copyOf(hours);
        this.phrases = new PhraseCheck(lexicon, unchecked.problems());
    }

    void check() {
        unchecked.queues().values().forEach(this::queue);
        List<Queue> calling =
                unchecked.queues().values().stream()
                        .filter(queue -> queue.callsBack().isPresent())
                        .toList();
        calling.stream().skip(1).forEach(queue -> second(queue, calling.getFirst()));
    }

    private void second(Queue queue, Queue first) {
        unchecked
                .problems()
                .add(
                        DialplanProblem.CALLS_BACK_TWICE,
                        "queues/" + queue.name() + "/calls-back",
                        "the agents of `%s` call back already".formatted(first.name()),
                        "remove it from one of the two queues");
    }

    private void queue(Queue queue) {
        String path = "queues/" + queue.name();
        for (Language language : queue.targets().keySet()) {
            if (!texts.languages().contains(language)) {
                actions.unknownLanguage(path + "/targets/" + language.code(), language.code());
            }
        }
        for (String of : new TreeSet<>(queue.shows().keySet())) {
            if (!LEVELS.contains(of) && !texts.languages().contains(new Language(of))) {
                actions.dialog(path + "/shows/" + of, of);
            }
        }
        queue.whisper().ifPresent(text -> whisper(path + "/whisper", text));
        queue.waiting().ifPresent(told -> waiting(path + "/waiting", told));
        queue.hours()
                .ifPresent(named -> {
                    phrases.check(path + "/closed", Closed.phrases());
                    hours(path + "/hours", named.name());
                });
        queue.callsBack()
                .ifPresent(calls -> {
                    hours(path + "/calls-back/hours", calls.hours());
                    whisper(path + "/calls-back/whisper", calls.whisper());
                    greeting(path + "/calls-back/greeting", calls.greeting());
                });
    }

    private void hours(String path, String named) {
        if (!hours.contains(named)) {
            unchecked
                    .problems()
                    .add(
                            DialplanProblem.UNKNOWN_HOURS,
                            path,
                            "there are no hours `%s` in dialplans/hours".formatted(named),
                            Spelling.meant(named, hours));
        }
    }

    private void greeting(String path, List<String> greeting) {
        for (Language language : languages()) {
            String key = texts.key(language, Character.digit(CallsBack.KEY, 10));
            if (greeting.stream().allMatch(text -> isWithout(key, language, text))) {
                unchecked
                        .problems()
                        .add(
                                DialplanProblem.GREETING_WITHOUT_KEY,
                                path,
                                "the key %c, %s, is not named in `%s`"
                                        .formatted(CallsBack.KEY, key, language.code()),
                                "say that whoever takes the call presses it");
            }
        }
    }

    /** A text that is missing, or has slots, is a problem of its own. */
    private boolean isWithout(String key, Language language, String text) {
        return texts.slots(language, text).filter(Map::isEmpty).isPresent()
                && WeightClause.endingWith(key, texts.heard(language, text, Map.of()).words())
                        .isEmpty();
    }

    private List<Language> languages() {
        return texts.languages().stream().sorted(Comparator.comparing(Language::code)).toList();
    }

    private void waiting(String path, Waiting told) {
        if (told.every().compareTo(EVERY_MIN) < 0 || told.every().compareTo(EVERY_MAX) > 0) {
            bounds(path + "/every", told.every(), "30s to 60s");
        }
        if (told.patience().compareTo(told.every()) < 0
                || told.patience().compareTo(PATIENCE_MAX) > 0) {
            bounds(path + "/patience", told.patience(), "no less than `every`, and up to 600s");
        }
        for (String dialog : new TreeSet<>(told.keeping())) {
            actions.dialog(path + "/keeping", dialog);
        }
    }

    private void bounds(String path, Duration time, String wanted) {
        unchecked
                .problems()
                .add(
                        DialplanProblem.WAITING_BOUNDS,
                        path,
                        "%d s is no time to wait".formatted(time.toSeconds()),
                        "write " + wanted);
    }

    private void whisper(String path, String text) {
        for (Language language : languages()) {
            if (texts.slots(language, text).filter(Map::isEmpty).isEmpty()) {
                continue; // missing, or with slots: a problem of its own
            }
            Duration length = texts.heard(language, text, Map.of()).length();
            if (length.compareTo(WHISPER_MAX) > 0) {
                unchecked
                        .problems()
                        .add(
                                DialplanProblem.WHISPER_LONG,
                                path,
                                "text `%s` takes %.1f s in `%s`"
                                        .formatted(
                                                text, length.toMillis() / 1_000.0, language.code()),
                                "say less: the agent hears it in 2 s");
                return;
            }
        }
    }
}
