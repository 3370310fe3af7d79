package org.hotline12333.simulator.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.hotline12333.cli.CallCommand;
import org.hotline12333.dialog.Action;
import org.hotline12333.dialog.Action.Target;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.interpreter.CallLimits;
import org.hotline12333.interpreter.CallObserver;
import org.hotline12333.interpreter.Release;
import org.hotline12333.simulator.judge.Judge;
import org.hotline12333.simulator.judge.ScriptRunner;
import org.hotline12333.simulator.routes.MemoryRoute;
import org.hotline12333.simulator.routes.RouteException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A dialplan whose error leads to a menu, while the clip of another menu is gone. */
class ErrorExitCallTest {
    private static RehearsedHotline shipped;

    @BeforeAll
    static void open() {
        shipped = RehearsedHotline.open();
    }

    @AfterAll
    static void close() {
        shipped.close();
    }

    private static Dialplan errorLeadsToTheMainMenu(Dialplan plan) {
        return new Dialplan(
                plan.digest(),
                plan.start(),
                plan.language(),
                plan.links(),
                new Action(List.of("records-away"), Optional.empty(), new Target.Goto("main")),
                plan.limit(),
                plan.filler(),
                plan.unfinished(),
                plan.interrupted(),
                plan.queues(),
                plan.dialogs(),
                plan.slots());
    }

    private static List<String> failures(String script) throws IOException, RouteException {
        Release release =
                shipped.release().withDialplan(errorLeadsToTheMainMenu(shipped.dialplan()));
        try (DemoHotline memory =
                DemoHotline.open(release, CallLimits.DEFAULT, CallObserver.NONE)) {
            var route = new MemoryRoute(memory, shipped.prompts()::length, CallCommand.DATE);
            return new ScriptRunner(route, new Judge(shipped.vocabulary()))
                    .run(shipped.script(script))
                    .failures();
        }
    }

    @Test
    void aMenuWithoutSoundLeadsWhereTheErrorLeads() throws Exception {
        assertThat(
                        failures(
                                """
                                hears [zh/welcome] [zh/welcome-english]
                                keys 1
                                hears [zh/main-menu]
                                the clip zh/policy-menu is missing
                                keys 2
                                hears [zh/records-away] [zh/main-menu]
                                keys 0
                                hears [zh/agents-absent] [zh/main-menu]
                                hangs up
                                """))
                .isEmpty();
    }

    @Test
    void whereThatHasNoSoundEitherTheCallIsLeftToTheExchange() throws Exception {
        assertThat(
                        failures(
                                """
                                hears [zh/welcome] [zh/welcome-english]
                                the clip zh/main-menu is missing
                                keys 1
                                hears [zh/records-away]
                                is transferred to hotline
                                """))
                .singleElement()
                .asString()
                .contains("the hotline failed", "no sound for zh/main-menu");
    }
}
