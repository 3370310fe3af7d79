package org.hotline12333.simulator.coverage;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hotline12333.dialog.Action.Target;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Transition;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which ways of a dialplan were walked, and how often.
 *
 * @param dialplan its digest
 * @param start the dialog in which a call begins
 * @param transitions all ways that a call can take, in the dialplan's order
 * @param counts how often each was walked, by its id; those that were not are not in it
 */
public record Coverage(
        String dialplan, String start, List<Transition> transitions, Map<String, Long> counts) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Coverage {
        transitions = List.copyOf(transitions);
        counts = Map.copyOf(counts);
    }

    /**
     * What a run has covered.
     *
     * @param walked every way that was gone, as often as it was
     */
    public static Coverage of(Dialplan plan, Collection<Transition> walked) {
        Map<String, Long> counts =
                walked.stream()
                        .collect(Collectors.groupingBy(Transition::id, Collectors.counting()));
        return new Coverage(plan.digest(), plan.start(), plan.transitions(), counts);
    }

    /** How often this way was walked. */
    public long count(Transition transition) {
        return counts.getOrDefault(transition.id(), 0L);
    }

    public boolean isWalked(Transition transition) {
        return count(transition) > 0;
    }

    /** The ways that nobody walked, in the dialplan's order. */
    public List<Transition> unwalked() {
        return transitions.stream().filter(transition -> !isWalked(transition)).toList();
    }

    public boolean isComplete() {
        return unwalked().isEmpty();
    }

    /** Walked n of m, and below it the ways that nobody walked, a line for each dialog. */
    public String text() {
        Map<String, List<Transition>> missing =
                unwalked().stream()
                        .collect(
                                Collectors.groupingBy(
                                        Transition::dialog,
                                        LinkedHashMap::new,
                                        Collectors.toList()));
        StringBuilder text = new StringBuilder(summary()).append('\n');
        missing.forEach((dialog, unwalked) ->
                text.append("  ")
                        .append(dialog.isEmpty() ? "from anywhere" : dialog)
                        .append(": ")
                        .append(
                                unwalked.stream()
                                        .map(Coverage::inDialog)
                                        .collect(Collectors.joining(", ")))
                        .append('\n'));
        return text.toString();
    }

    /** Walked n of m. */
    public String summary() {
        return "walked %d of %d ways"
                .formatted(transitions.size() - unwalked().size(), transitions.size());
    }

    /** One object: the dialplan's digest, the two numbers, and every way with its count. */
    public String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("dialplan", dialplan);
        all.put("ways", transitions.size());
        all.put("walked", transitions.size() - unwalked().size());
        all.put("each", transitions.stream().map(this::entry).toList());
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all);
    }

    /** The menu as one SVG: dialogs in layers from the start, what nobody walked in red. */
    public String svg() {
        return CoveragePicture.of(this);
    }

    private Map<String, Object> entry(Transition transition) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("id", transition.id());
        entry.put("dialog", transition.dialog());
        entry.put("leads", leads(transition));
        entry.put("count", count(transition));
        return entry;
    }

    /** Where a way leads, in the words of a dialplan. */
    static String leads(Transition transition) {
        return switch (transition.target()) {
            case Target.Goto(String dialog) -> dialog;
            case Target.Transfer(String queue) -> "transfer " + queue;
            case Target.Disconnect _ -> "disconnect";
            case Target.Reprompt _ -> "reprompt";
            case Target.Back _ -> "back";
            case Target.Again _ -> "again";
            case Target.Refuse _ -> "refuse";
        };
    }

    /** A way's name without its dialog: {@code id-number noinput 2}. */
    static String inDialog(Transition transition) {
        return transition.dialog().isEmpty()
                ? transition.id()
                : transition.id().substring(transition.dialog().length() + 1);
    }
}
