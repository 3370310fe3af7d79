package org.hotline12333.console.view;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hotline12333.dialog.Action.Target;
import org.hotline12333.dialog.Transition;
import org.hotline12333.difference.Difference;
import org.hotline12333.difference.Difference.Turn;

/** Says what is otherwise. */
public final class DifferenceWords {
    private static final String MENU = "draft.anywhere";

    private final Words words;

    public DifferenceWords(Words words) {
        this.words = words;
    }

    public String say(Difference difference) {
        return switch (difference) {
            case Difference.WayNew(Transition way) ->
                    words.text("draft.way-new", place(way), cause(way), leads(way));
            case Difference.WayGone(Transition way) ->
                    words.text("draft.way-gone", place(way), cause(way), leads(way));
            case Difference.WayLeads(Transition was, Transition is) ->
                    words.text("draft.way-leads", place(is), cause(is), leads(is), leads(was));
            case Difference.WaySays(Transition way, var was, var is) ->
                    words.text("draft.way-says", place(way), cause(way), list(is), list(was));
            case Difference.Asks(String place, var was, var is) ->
                    words.text("draft.asks", place, list(is), list(was));
            case Difference.Waits(String place, Duration was, Duration is) ->
                    words.text("draft.waits", place, seconds(is), seconds(was));
            case Difference.Texts(var language, Turn turn, var ids) ->
                    words.text(
                            "draft.texts." + turn(turn),
                            words.text("spoken." + language.code()),
                            ids.size(),
                            list(ids));
            case Difference.Topics(Turn turn, var ids) ->
                    words.text("draft.topics." + turn(turn), ids.size(), list(ids));
            case Difference.News(Turn turn, var ids) ->
                    words.text("draft.news." + turn(turn), ids.size(), list(ids));
            case Difference.Costs costs -> costs(costs);
        };
    }

    private String costs(Difference.Costs costs) {
        String later = costs.later().isNegative() ? "draft.sooner" : "draft.later";
        String answers =
                costs.answers().entrySet().stream()
                        .map(each ->
                                words.text(
                                        "draft.cost",
                                        each.getKey(),
                                        seconds(each.getValue().heard()),
                                        each.getValue().keys()))
                        .collect(Collectors.joining("; "));
        return words.text(
                later,
                words.text("spoken." + costs.language().code()),
                costs.answers().size(),
                seconds(costs.later().abs()),
                costs.keys(),
                answers);
    }

    private static String turn(Turn turn) {
        return turn.name().toLowerCase(Locale.ROOT);
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1_000.0;
    }

    private String list(List<String> names) {
        return names.isEmpty() ? words.text("draft.nothing") : String.join(", ", names);
    }

    private String place(Transition way) {
        return way.place().isEmpty() ? words.text(MENU) : way.place();
    }

    private String cause(Transition way) {
        return words.text("cause." + way.cause().name().toLowerCase(Locale.ROOT), way.name());
    }

    private String leads(Transition way) {
        return switch (way.target()) {
            case Target.Goto(String dialog) -> words.text("map.goto", dialog);
            case Target.Reprompt _ -> words.text("map.reprompt");
            case Target.Back _ -> words.text("map.back");
            case Target.Again _ -> words.text("map.again");
            case Target.Refuse _ -> words.text("map.refuse");
            case Target.Transfer(String queue) -> words.text("map.transfer", queue);
            case Target.Disconnect _ -> words.text("map.disconnect");
        };
    }
}
