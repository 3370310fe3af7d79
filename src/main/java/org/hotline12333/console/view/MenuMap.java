package org.hotline12333.console.view;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.calllog.Traffic;
import org.hotline12333.dialog.Action.Target;
import org.hotline12333.dialog.Asked;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Transition;
import org.hotline12333.dialog.weight.Weight;
import org.hotline12333.prompt.Language;
import org.hotline12333.simulator.trial.WalkedWays;

/**
 * The menus, with how calls went through them.
 *
 * @param window the time that is looked at
 * @param traffic of that time; empty where the store does not answer
 * @param boxes dialog by dialog, the nearest to the start first
 * @param strange how many ways were taken that the present menus do not have
 * @param walked which ways scripted calls walk
 */
public record MenuMap(
        Window window,
        Optional<Traffic> traffic,
        List<Box> boxes,
        long strange,
        WalkedWays walked) {
    /** Times that are looked at, each to now; whole hours count. */
    public enum Window {
        HOUR(Duration.ofHours(1)),
        DAY(Duration.ofDays(1)),
        WEEK(Duration.ofDays(7)),
        MONTH(Duration.ofDays(30)),
        YEAR(Duration.ofDays(365));

        private final Duration length;

        Window(Duration length) {
            this.length = length;
        }

        public Duration length() {
            return length;
        }

        /** In addresses, and in the names of texts. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** The one of this word; a day where there is none. */
        public static Window of(String word) {
            return Stream.of(values())
                    .filter(each -> each.word().equals(word))
                    .findFirst()
                    .orElse(DAY);
        }
    }

    /**
     * A menu or a form; all dialogs that are made of the same data are one.
     *
     * @param id empty for what runs from anywhere
     * @param source file and line where it is written, where that is known
     * @param costs what a caller spends to hear this answer, language by language; of an answer
     *     alone
     * @param asked how often something was asked there
     * @param left how many callers hung up there who had no answer
     */
    public record Box(
            String id,
            Optional<String> source,
            List<Cost> costs,
            List<Spot> spots,
            List<Way> ways,
            long asked,
            long left) {
        /** Its name within the page. */
        public String anchor() {
            return MenuMap.anchor(id);
        }

        /**
         * Of all times that something was asked here, how many callers hung up without an answer.
         */
        public Optional<Double> dropOff() {
            return asked == 0 ? Optional.empty() : Optional.of((double) left / asked);
        }

        /** The names of the scripts that pass here. */
        public List<String> scripts() {
            return ways.stream()
                    .flatMap(way -> way.scripts().stream())
                    .flatMap(List::stream)
                    .distinct()
                    .sorted()
                    .toList();
        }

        /** How many of its ways no script walks. */
        public long missed() {
            return ways.stream().filter(Way::isMissed).count();
        }
    }

    /**
     * By the quickest way from the welcome, every prompt heard out.
     *
     * @param seconds to the first word of the answer
     */
    public record Cost(Language language, int keys, double seconds) {}

    /**
     * A question.
     *
     * @param place the menu, or the form and its field
     */
    public record Spot(String place, List<Said> said) {}

    /**
     * A text, as each language says it.
     *
     * @param id of the text
     */
    public record Said(String id, List<Heard> heard) {}

    /**
     * A text in one language.
     *
     * @param source file and line where it is written
     * @param words empty where it says figures
     * @param clips the sounds of it, one after the other
     */
    public record Heard(
            Language language, String source, Optional<String> words, List<String> clips) {}

    /**
     * A way that a call can take, and how often calls took it.
     *
     * @param source file and line where it is written, where that is known
     * @param dropped how many callers hung up without an answer where it had led them
     * @param scripts the names of those that walk it; empty where that is not known
     */
    public record Way(
            Transition transition,
            Optional<String> source,
            List<Said> said,
            long times,
            long dropped,
            Optional<List<String>> scripts) {
        /** Of all calls that took it, how many were lost where it leads. */
        public Optional<Double> dropOff() {
            return times == 0 ? Optional.empty() : Optional.of((double) dropped / times);
        }

        /** Whether it is known that no script walks it. */
        public boolean isMissed() {
            return scripts.filter(List::isEmpty).isPresent();
        }

        /** The dialog that it leads to; empty where that is no one of them. */
        public Optional<String> next() {
            return transition.target() instanceof Target.Goto(String dialog)
                    ? Optional.of(dialog)
                    : Optional.empty();
        }

        /** The name of the text that says where it leads. */
        public String leads() {
            return switch (transition.target()) {
                case Target.Goto _ -> "map.goto";
                case Target.Reprompt _ -> "map.reprompt";
                case Target.Back _ -> "map.back";
                case Target.Again _ -> "map.again";
                case Target.Refuse _ -> "map.refuse";
                case Target.Transfer _ -> "map.transfer";
                case Target.Disconnect _ -> "map.disconnect";
            };
        }

        /** What that text says it of. */
        public String where() {
            return switch (transition.target()) {
                case Target.Goto(String dialog) -> dialog;
                case Target.Transfer(String queue) -> queue;
                case Target.Reprompt _,
                        Target.Back _,
                        Target.Again _,
                        Target.Refuse _,
                        Target.Disconnect _ ->
                        "";
            };
        }

        /** The name of the text that says what makes a call take it. */
        public String cause() {
            return "cause." + word(transition.cause());
        }
    }

    static String word(Transition.Cause cause) {
        return cause.name().toLowerCase(Locale.ROOT);
    }

    static String anchor(String dialog) {
        return dialog.isEmpty() ? "anywhere" : "dialog-" + dialog;
    }

    /** The place in the page of the dialog that a way leads to. */
    public static String anchorOf(String dialog) {
        return anchor(dialog);
    }

    /**
     * Draws them.
     *
     * @param texts what is said, by the id of a text
     * @param weight what the answers cost a caller
     */
    public static MenuMap of(
            Dialplan dialplan,
            Function<String, Said> texts,
            Weight weight,
            Window window,
            Optional<Traffic> traffic,
            WalkedWays walked) {
        Traffic counts = traffic.orElse(Traffic.NONE);
        Map<String, List<Way>> ways = new LinkedHashMap<>();
        for (Transition way : dialplan.transitions()) {
            ways.computeIfAbsent(way.dialog(), _ -> new ArrayList<>())
                    .add(
                            new Way(
                                    way,
                                    dialplan.sources().way(way).map(MenuMap::line),
                                    way.action().prompts().stream().map(texts).toList(),
                                    counts.ways().getOrDefault(way.id(), 0L),
                                    counts.dropped(way.id()),
                                    walked.scripts(way.id())));
        }
        List<Box> boxes =
                ways.entrySet().stream()
                        .map(each ->
                                new Box(
                                        each.getKey(),
                                        dialplan.sources().dialog(each.getKey()).map(MenuMap::line),
                                        costs(weight, each.getKey()),
                                        spots(dialplan, each.getKey(), texts),
                                        each.getValue(),
                                        at(each.getKey(), counts.asked()),
                                        at(each.getKey(), counts.left())))
                        .toList();
        long known = boxes.stream().flatMap(box -> box.ways().stream()).mapToLong(Way::times).sum();
        return new MenuMap(window, traffic, boxes, sum(counts.ways()) - known, walked);
    }

    private static List<Cost> costs(Weight weight, String dialog) {
        return weight.answers().stream()
                .filter(answer -> answer.name().equals(dialog))
                .map(answer ->
                        new Cost(
                                answer.language(),
                                answer.all().keys(),
                                answer.all().heard().toMillis() / 1_000.0))
                .sorted(Comparator.comparingDouble(Cost::seconds))
                .toList();
    }

    private static List<Spot> spots(Dialplan dialplan, String id, Function<String, Said> texts) {
        return Optional.ofNullable(dialplan.dialogs().get(id)).stream()
                .flatMap(dialog -> Asked.in(dialog).stream())
                .map(asked -> spot(asked, texts))
                .toList();
    }

    private static Spot spot(Asked asked, Function<String, Said> texts) {
        String field = asked.field().map(each -> "/" + each.name()).orElse("");
        return new Spot(
                asked.dialog() + field, asked.question().prompt().stream().map(texts).toList());
    }

    /** As it is named from the project's folder. */
    public static String line(SourceLocation at) {
        return at.toString().replaceFirst("^.*/(?=(?:prompts|dialplans)/)", "");
    }

    /** In a dialog, its fields, and those that are made of the same data. */
    private static long at(String dialog, Map<String, Long> places) {
        return dialog.isEmpty()
                ? 0
                : places.entrySet().stream()
                        .filter(each -> isIn(dialog, each.getKey()))
                        .mapToLong(Map.Entry::getValue)
                        .sum();
    }

    private static boolean isIn(String dialog, String place) {
        return place.equals(dialog)
                || place.startsWith(dialog + "/")
                || place.startsWith(dialog + ".");
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(times -> times).sum();
    }

    /** The most that any way was taken. */
    public long most() {
        return boxes.stream()
                .flatMap(box -> box.ways().stream())
                .mapToLong(Way::times)
                .max()
                .orElse(0);
    }

    /** The menu of this place in the page. */
    public Optional<Box> at(String anchor) {
        return boxes.stream().filter(box -> box.anchor().equals(anchor)).findFirst();
    }

    /** How many ways no script walks. */
    public long missed() {
        return boxes.stream().mapToLong(Box::missed).sum();
    }

    /** How wide a way is drawn that was taken so often: from 0, which is never, to 4. */
    public static int width(long times, long most) {
        double share = most == 0 ? 0 : (double) times / most;
        return times == 0 ? 0 : share < 0.05 ? 1 : share < 0.2 ? 2 : share < 0.5 ? 3 : 4;
    }
}
