package org.hotline12333.live;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hotline12333.dialog.Action;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Transition;
import org.hotline12333.interpreter.CallEvent;
import org.hotline12333.interpreter.Release;
import org.hotline12333.service.Contract;
import org.hotline12333.service.VerificationLevel;
import org.jspecify.annotations.Nullable;

/**
 * What counts as an answer: a caller who has had one and hangs up was served by the machine.
 *
 * <p>An answer is what a service tells or does about a person or a ticket; a part of a topic; and
 * what a choice says that leads back to its own menu. To find out who calls is none.
 */
public final class Answers {
    private final Set<Given> given;
    private final Supplier<Release> present;
    private volatile Topics topics = new Topics(null, Set.of());

    private record Given(String service, String outcome) {}

    private record Topics(@Nullable Dialplan of, Set<String> texts) {}

    /**
     * Those of a hotline.
     *
     * @param contracts of all services
     * @param present the release of now
     */
    public Answers(Collection<Contract> contracts, Supplier<Release> present) {
        Set<String> identifying =
                contracts.stream()
                        .filter(each -> !each.changing() && saysWhoCalls(each))
                        .flatMap(each -> each.audited().stream())
                        .collect(Collectors.toSet());
        given =
                contracts.stream()
                        .filter(each -> each.audited().isPresent())
                        .filter(each -> !identifying.contains(each.audited().get()))
                        .flatMap(each ->
                                each.outcomes().keySet().stream()
                                        .filter(outcome -> isAnswer(each, outcome))
                                        .map(outcome -> new Given(each.service(), outcome)))
                        .collect(Collectors.toUnmodifiableSet());
        this.present = present;
    }

    private static boolean saysWhoCalls(Contract contract) {
        return contract.outcomes().values().stream().anyMatch(Contract.Outcome::saysWhoCalls);
    }

    /** A refusal comes with nothing; what was looked up for a person may say that there is none. */
    private static boolean isAnswer(Contract contract, String name) {
        Contract.Outcome outcome = Optional.ofNullable(contract.outcomes().get(name)).orElseThrow();
        boolean comesWithSomething = !outcome.slots().isEmpty() || outcome.saysWhoCalls();
        boolean looksUp = !contract.changing() && !contract.sending() && isAboutSomebody(contract);
        return comesWithSomething || looksUp;
    }

    private static boolean isAboutSomebody(Contract contract) {
        return contract.level() == VerificationLevel.VERIFIED;
    }

    /** Whether this is one, or the beginning of one. */
    public boolean has(CallEvent event) {
        return switch (event) {
            case CallEvent.Served served ->
                    given.contains(new Given(served.service(), served.outcome()));
            case CallEvent.Asked asked -> tells(asked.texts());
            case CallEvent.Closing closing -> tells(closing.texts());
            case CallEvent.Went went -> saysAndStays(went.transition());
            case CallEvent.Begun _,
                    CallEvent.Answered _,
                    CallEvent.KeyRun _,
                    CallEvent.Unsaid _,
                    CallEvent.Returned _,
                    CallEvent.Ended _ ->
                    false;
        };
    }

    private boolean tells(List<String> texts) {
        Set<String> told = topics();
        return texts.stream().anyMatch(told::contains);
    }

    /** The same object says that nothing has changed. */
    @SuppressWarnings("ReferenceEquality")
    private Set<String> topics() {
        Dialplan dialplan = present.get().dialplan();
        Topics known = topics;
        if (known.of() != dialplan) {
            known =
                    new Topics(
                            dialplan,
                            dialplan.topicMenus().topics().all().stream()
                                    .flatMap(topic -> topic.parts().stream())
                                    .collect(Collectors.toUnmodifiableSet()));
            topics = known;
        }
        return known.texts();
    }

    private static boolean saysAndStays(Transition way) {
        return way.cause() == Transition.Cause.CHOICE
                && !way.action().prompts().isEmpty()
                && way.target() instanceof Action.Target.Goto(String next)
                && next.equals(way.dialog());
    }
}
