package org.hotline12333.dialog.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.Spelling;
import org.hotline12333.authoring.StrictMapping;
import org.hotline12333.authoring.YamlNode;
import org.hotline12333.authoring.YamlNode.Items;
import org.hotline12333.dialog.Action;
import org.hotline12333.dialog.Action.Target;
import org.hotline12333.dialog.Action.Wording;
import org.hotline12333.prompt.Language;

/** Reads actions, and ladders of them. */
final class ActionReader {
    private static final Set<String> TARGETS =
            new TreeSet<>(
                    Set.of(
                            "goto",
                            "transfer",
                            "disconnect",
                            "reprompt",
                            "back",
                            "again",
                            "refuse"));
    private static final Set<String> KEYS = new TreeSet<>(TARGETS);
    private static final Set<String> WORDINGS =
            Set.copyOf(Stream.of(Wording.values()).map(ActionReader::word).toList());

    static {
        KEYS.add("prompt");
        KEYS.add("language");
    }

    private final ProblemList problems;

    ActionReader(ProblemList problems) {
        this.problems = problems;
    }

    Optional<Action> action(YamlNode node, String path) {
        return StrictMapping.of(node, path, "an action", problems, KEYS)
                .flatMap(section -> {
                    var prompts = section.names("prompt");
                    var language = section.language("language").map(Language::new);
                    return target(section).map(target -> new Action(prompts, language, target));
                });
    }

    /** The action under a key of a section that must have it. */
    Optional<Action> required(StrictMapping section, String key) {
        return section.required(key).flatMap(node -> action(node, section.path(key)));
    }

    /** A list of actions, as far as they can be read. */
    List<Action> ladder(YamlNode node, String path) {
        if (!(node instanceof Items(_, List<YamlNode> nodes))) {
            StrictMapping.wrongType(
                    node,
                    "`" + path.substring(path.lastIndexOf('/') + 1) + "`",
                    "a list of actions, the first for the first time",
                    problems);
            return List.of();
        }
        List<Action> ladder = new ArrayList<>();
        for (YamlNode step : nodes) {
            String stepPath = path + "/" + ladder.size();
            problems.mark(stepPath, step.at());
            action(step, stepPath).ifPresent(ladder::add);
        }
        return ladder;
    }

    private Optional<Target> target(StrictMapping section) {
        List<String> targets = TARGETS.stream().filter(section::has).toList();
        if (targets.isEmpty()) {
            problems.add(
                    DialplanProblem.NO_TARGET,
                    section.path(),
                    "the action leads nowhere",
                    Spelling.oneOf(TARGETS));
            return Optional.empty();
        }
        if (targets.size() > 1) {
            problems.add(
                    DialplanProblem.SEVERAL_TARGETS,
                    section.path(),
                    "the action leads to several places: `" + String.join("`, `", targets) + "`",
                    "keep one of them");
        }
        return target(targets.getFirst(), section);
    }

    private static Optional<Target> target(String key, StrictMapping section) {
        return switch (key) {
            case "goto" -> section.name(key).map(Target.Goto::new);
            case "transfer" -> section.name(key).map(Target.Transfer::new);
            case "reprompt" ->
                    section.word(key, WORDINGS)
                            .map(word -> Wording.valueOf(word.toUpperCase(Locale.ROOT)))
                            .map(Target.Reprompt::new);
            case "back" -> mark(section, key, new Target.Back());
            case "again" -> mark(section, key, new Target.Again());
            case "refuse" -> mark(section, key, new Target.Refuse());
            case "disconnect" -> mark(section, key, new Target.Disconnect());
            default -> throw new IllegalStateException("no target " + key);
        };
    }

    private static Optional<Target> mark(StrictMapping section, String key, Target target) {
        return section.word(key, Set.of("true")).map(_ -> target);
    }

    private static String word(Wording wording) {
        return wording.name().toLowerCase(Locale.ROOT);
    }
}
