package org.hotline12333.dialog.check;

import java.util.Map;
import org.hotline12333.dialog.Dialog;
import org.hotline12333.dialog.Dialog.Form;
import org.hotline12333.dialog.Dialog.Menu;
import org.hotline12333.dialog.Transition.Cause;
import org.hotline12333.dialog.check.FlowGraph.Edge;
import org.hotline12333.dialog.check.FlowGraph.Stop;
import org.hotline12333.dialog.reading.DialplanProblem;
import org.hotline12333.dialog.reading.UncheckedDialplan;
import org.hotline12333.service.Contract;
import org.hotline12333.value.ValueKind;

/** That nothing is changed by a key that was typed ahead of the question. */
final class ChangeCheck {
    private final UncheckedDialplan unchecked;
    private final Map<String, Contract> contracts;
    private final FlowGraph transitions;

    ChangeCheck(
            UncheckedDialplan unchecked, Map<String, Contract> contracts, FlowGraph transitions) {
        this.unchecked = unchecked;
        this.contracts = contracts;
        this.transitions = transitions;
    }

    void check(Form form) {
        Contract contract = contracts.get(form.submit().service());
        if (contract == null || !contract.changing() || wasSpoken(contract)) {
            return;
        }
        transitions.arriving(new Stop.At(form.id())).stream()
                .filter(edge -> !isConfirmed(edge))
                .forEach(edge ->
                        unchecked
                                .problems()
                                .add(
                                        DialplanProblem.CHANGE_UNCONFIRMED,
                                        edge.site().path(),
                                        "`%s` changes something, and is not confirmed on this way"
                                                .formatted(form.id()),
                                        "lead to it by a choice of a menu with `bargein: false`"));
    }

    /** Nobody speaks by a key that was typed ahead: who has spoken means it. */
    private static boolean wasSpoken(Contract contract) {
        return contract.values().containsValue(ValueKind.RECORDING);
    }

    /** Or the form asks again by itself. */
    private boolean isConfirmed(Edge edge) {
        Dialog from = unchecked.dialogs().get(edge.site().dialog());
        return edge.site().cause() == Cause.REFUSAL
                || (edge.site().cause() == Cause.CHOICE
                        && from instanceof Menu menu
                        && !menu.question().bargein());
    }
}
