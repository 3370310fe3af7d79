package org.hotline12333.dialog.check;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.Spelling;
import org.hotline12333.dialog.Action.Target;
import org.hotline12333.dialog.Dialog.Field;
import org.hotline12333.dialog.Dialog.Form;
import org.hotline12333.dialog.reading.DialplanProblem;
import org.hotline12333.dialog.reading.UncheckedDialplan;
import org.hotline12333.service.Contract;
import org.hotline12333.service.FieldType;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.value.ValueKind;

/** Rules between a form and the contract of the service that it submits to. */
final class ContractCheck {
    private final UncheckedDialplan unchecked;
    private final Map<String, Contract> contracts;
    private final DataFlow flow;
    private final ProblemList problems;
    private final PhraseCheck phrases;

    ContractCheck(
            UncheckedDialplan unchecked,
            Map<String, Contract> contracts,
            Lexicon lexicon,
            DataFlow flow) {
        this.unchecked = unchecked;
        this.contracts = contracts;
        this.flow = flow;
        this.problems = unchecked.problems();
        this.phrases = new PhraseCheck(lexicon, problems);
    }

    void check(Form form) {
        String path = "dialogs/" + form.id() + "/form";
        refusals(form, path);
        Contract contract = contracts.get(form.submit().service());
        if (contract == null) {
            problems.add(
                    DialplanProblem.UNKNOWN_SERVICE,
                    path + "/submit",
                    "there is no service `%s`".formatted(form.submit().service()),
                    Spelling.meant(form.submit().service(), contracts.keySet()));
            return;
        }
        outcomes(form, path + "/outcomes", contract);
        fields(form, path, contract);
        flow.entering(form.id())
                .ifPresent(facts -> entering(form, path + "/submit", contract, facts));
    }

    private void refusals(Form form, String path) {
        boolean refuses =
                form.submit().outcomes().values().stream()
                        .anyMatch(action -> action.target() instanceof Target.Refuse);
        boolean written = problems.written(path + "/refusals");
        if (refuses && !written && !form.fields().isEmpty()) {
            problems.add(
                    DialplanProblem.REFUSALS_MISSING,
                    path + "/outcomes",
                    "form `%s` refuses and does not say what happens then".formatted(form.id()),
                    "add `refusals`, a list of actions");
        }
        if (!refuses && written && !unchecked.faulty().contains(form.id())) {
            problems.add(
                    DialplanProblem.REFUSALS_UNUSED,
                    path + "/refusals",
                    "no outcome of form `%s` refuses".formatted(form.id()),
                    "route one with `refuse: true`, or remove `refusals`");
        }
    }

    private void outcomes(Form form, String path, Contract contract) {
        Set<String> routed = form.submit().outcomes().keySet();
        for (String outcome : new TreeSet<>(contract.outcomes().keySet())) {
            if (!problems.written(path + "/" + outcome)
                    && !unchecked.faulty().contains(form.id())) {
                problems.add(
                        DialplanProblem.OUTCOME_NOT_ROUTED,
                        path,
                        "outcome `%s` of service `%s` leads nowhere"
                                .formatted(outcome, contract.service()),
                        "add `%s: {goto: ...}`".formatted(outcome));
            }
        }
        for (String outcome : new TreeSet<>(routed)) {
            Contract.Outcome known = contract.outcomes().get(outcome);
            if (known == null) {
                problems.add(
                        DialplanProblem.OUTCOME_UNKNOWN,
                        path + "/" + outcome,
                        "service `%s` has no outcome `%s`".formatted(contract.service(), outcome),
                        Spelling.meant(outcome, contract.outcomes().keySet()));
            } else {
                phrases.check(
                        path + "/" + outcome,
                        known.phrases().values().stream().flatMap(Set::stream).toList());
            }
        }
    }

    private void fields(Form form, String path, Contract contract) {
        Set<String> asked = form.fields().stream().map(Field::name).collect(Collectors.toSet());
        for (var field : new TreeMap<>(contract.fields()).entrySet()) {
            if (!asked.contains(field.getKey()) && !unchecked.faulty().contains(form.id())) {
                problems.add(
                        DialplanProblem.FIELD_MISSING,
                        path + "/submit",
                        "service `%s` takes a field `%s`"
                                .formatted(contract.service(), field.getKey()),
                        "add it to `fields` with type " + field.getValue().word());
            }
        }
        form.fields().forEach(field -> field(field, path + "/fields/" + field.name(), contract));
    }

    private void field(Field field, String path, Contract contract) {
        FieldType wanted = contract.fields().get(field.name());
        if (wanted == null) {
            problems.add(
                    DialplanProblem.FIELD_SUPERFLUOUS,
                    path,
                    "service `%s` takes no field `%s`".formatted(contract.service(), field.name()),
                    contract.fields().isEmpty()
                            ? "remove it"
                            : Spelling.meant(field.name(), contract.fields().keySet()));
        } else if (wanted != field.type()) {
            problems.add(
                    DialplanProblem.FIELD_TYPE,
                    path + "/type",
                    "field `%s` is of type %s".formatted(field.name(), field.type().word()),
                    "service `%s` takes `%s`".formatted(contract.service(), wanted.word()));
        }
    }

    private void entering(Form form, String path, Contract contract, FlowState facts) {
        if (facts.level().compareTo(contract.level()) < 0) {
            VerificationLevel needed = contract.level();
            problems.add(
                    DialplanProblem.LEVEL_TOO_LOW,
                    problems.at(path),
                    "service `%s` is for callers who are %s"
                            .formatted(contract.service(), word(needed)),
                    flow.transition(
                                    form.id(),
                                    transition -> transition.level().compareTo(needed) < 0)
                            .replace(" on the way", ", and others come on the way"),
                    "lead here only after an outcome that makes them so");
        }
        for (var value : new TreeMap<>(contract.values()).entrySet()) {
            value(form, path, value.getKey(), value.getValue(), facts);
        }
    }

    private void value(Form form, String path, String name, ValueKind kind, FlowState facts) {
        Set<ValueKind> there = facts.values().get(name);
        if (there == null) {
            problems.add(
                    DialplanProblem.VALUE_MISSING,
                    problems.at(path),
                    "service `%s` reads the value `%s`, which is not there"
                            .formatted(form.submit().service(), name),
                    flow.transition(
                            form.id(), transition -> !transition.values().containsKey(name)),
                    "lead here only after an outcome that gives it, and none since that says who"
                            + " calls");
        } else if (!there.equals(Set.of(kind))) {
            problems.add(
                    DialplanProblem.VALUE_KIND,
                    path,
                    "service `%s` reads the value `%s` as %s and gets %s"
                            .formatted(form.submit().service(), name, kind.word(), words(there)),
                    "lead here only after outcomes that give it as " + kind.word());
        }
    }

    static String words(Set<ValueKind> kinds) {
        return kinds.stream().sorted().map(ValueKind::word).collect(Collectors.joining(" or "));
    }

    private static String word(VerificationLevel level) {
        return switch (level) {
            case UNKNOWN -> "unknown";
            case CLAIMED -> "claimed";
            case INITIAL -> "initial";
            case VERIFIED -> "verified";
        };
    }
}
