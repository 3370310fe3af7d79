package org.hotline12333.dialog.check;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.dialog.reading.DialplanProblem;
import org.hotline12333.dialog.reading.UncheckedDialplan;
import org.hotline12333.value.ValueKind;

/** Rules for the texts that are said: there in every language, and their slots filled. */
final class TextCheck {
    private static final Comparator<SourceLocation> BY_PLACE =
            Comparator.comparing(SourceLocation::file)
                    .thenComparingInt(SourceLocation::line)
                    .thenComparingInt(SourceLocation::column);

    private final UncheckedDialplan unchecked;
    private final Lexicon lexicon;
    private final DataFlow flow;
    private final ProblemList problems;

    TextCheck(UncheckedDialplan unchecked, Lexicon lexicon, DataFlow flow) {
        this.unchecked = unchecked;
        this.lexicon = lexicon;
        this.flow = flow;
        this.problems = unchecked.problems();
    }

    void check() {
        List<TextUse> uses =
                TextUse.in(unchecked, flow).stream()
                        .sorted(Comparator.comparing(use -> problems.at(use.path()), BY_PLACE))
                        .toList();
        Set<String> seen = new HashSet<>();
        for (TextUse use : uses) {
            if (seen.add(use.text())) {
                languages(use);
            }
            if (lexicon.differing(use.text()).isEmpty()) {
                use.facts().ifPresent(facts -> slots(use, facts));
            }
        }
    }

    /** A text's own faults are told where it is said first. */
    private void languages(TextUse use) {
        String lacking = lexicon.lacking(use.text());
        if (!lacking.isEmpty()) {
            problems.add(
                    DialplanProblem.TEXT_MISSING,
                    use.path(),
                    "text `%s` is missing in %s".formatted(use.text(), lacking),
                    "write it there, or mend its name here");
        }
        String differing = lexicon.differing(use.text());
        if (!differing.isEmpty()) {
            problems.add(
                    DialplanProblem.SLOTS_DIFFER,
                    use.path(),
                    "text `%s` has different slots: %s".formatted(use.text(), differing),
                    "give it the same in every language");
        }
    }

    private void slots(TextUse use, FlowState facts) {
        for (var slot : new TreeMap<>(lexicon.slots(use.text())).entrySet()) {
            slot(use, slot.getKey(), slot.getValue(), facts);
        }
    }

    private void slot(TextUse use, String name, ValueKind kind, FlowState facts) {
        Set<ValueKind> there = facts.values().get(name);
        String slot = "slot %s of text `%s`".formatted(Lexicon.slot(name, kind), use.text());
        if (there == null) {
            problems.add(
                    DialplanProblem.SLOT_NOT_FILLED,
                    problems.at(use.path()),
                    slot + " is not filled",
                    use.dialog().isEmpty()
                            ? ""
                            : flow.transition(
                                    use.dialog(),
                                    transition -> !transition.values().containsKey(name)),
                    "say it with an outcome that gives `%s`, or in the dialog that this leads to"
                            .formatted(name));
        } else if (!there.equals(Set.of(kind))) {
            problems.add(
                    DialplanProblem.SLOT_KIND,
                    use.path(),
                    slot + " gets a value of kind " + ContractCheck.words(there),
                    "give both the same kind");
        }
    }
}
