package org.hotline12333.simulator.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.hotline12333.cli.CallCommand;
import org.hotline12333.cli.StepLog;
import org.hotline12333.dialog.Texts;
import org.hotline12333.dialog.check.Mutants;
import org.hotline12333.dialog.check.Mutants.Mutant;
import org.hotline12333.interpreter.CallEvent;
import org.hotline12333.interpreter.CallObserver;
import org.hotline12333.services.Services;
import org.hotline12333.simulator.judge.Judge;
import org.hotline12333.simulator.judge.ScriptRun;
import org.hotline12333.simulator.judge.ScriptRunner;
import org.hotline12333.simulator.routes.MemoryRoute;
import org.hotline12333.simulator.routes.RouteException;
import org.hotline12333.simulator.script.CallScript;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The shipped dialplan with one slip at a time: a shipped script must notice each. */
class MutationTest {
    /** In each build one mutant of so many; in the long run all. */
    private static final int SHARE = 5;

    private static final Path FOLDER = Path.of("dialplans/hotline");

    /** Mutants that no script notices, and why that is right: a line each, the reason after #. */
    private static final Path ARGUED =
            Path.of("src/test/resources/org/hotline12333/unnoticed-mutants.txt");

    private static final Set<String> TOUCHED = new TreeSet<>();

    private static StepLog quiet;
    private static RehearsedHotline hotline;
    private static ScriptRunner rehearsal;
    private static List<Walk> walks;

    /** A shipped script, and the dialogs and ways that its call touches. */
    private record Walk(CallScript script, Set<String> touched, long length) {
        boolean touches(Mutant mutant) {
            return mutant.dialog().isEmpty() || touched.contains(mutant.dialog());
        }

        /** How much of what the mutant names the call goes by. */
        int nearness(Mutant mutant) {
            return (int) touched.stream().filter(mutant.what()::startsWith).count();
        }
    }

    @BeforeAll
    static void walkAllScripts() {
        quiet = StepLog.show(false);
        hotline = RehearsedHotline.observedBy(touching());
        rehearsal =
                new ScriptRunner(
                        new MemoryRoute(
                                hotline.inMemory(), hotline.prompts()::length, CallCommand.DATE),
                        new Judge(hotline.vocabulary()));
        walks =
                ShippedCalls.read(hotline.vocabulary()).stream()
                        .flatMap(script -> walk(script).stream())
                        .toList();
    }

    @AfterAll
    static void close() {
        hotline.close();
        quiet.close();
    }

    private static CallObserver touching() {
        return _ -> MutationTest::touch;
    }

    private static void touch(CallEvent event) {
        switch (event) {
            case CallEvent.Asked asked -> TOUCHED.add(asked.place().replaceFirst("/.*", ""));
            case CallEvent.Went went -> {
                TOUCHED.add(went.transition().dialog());
                TOUCHED.add(went.transition().id());
            }
            case CallEvent.Begun _,
                    CallEvent.Answered _,
                    CallEvent.KeyRun _,
                    CallEvent.Unsaid _,
                    CallEvent.Served _,
                    CallEvent.Returned _,
                    CallEvent.Closing _,
                    CallEvent.Ended _ -> {}
        }
    }

    /** A script that fails without any mutant would notice each, and proves nothing here. */
    private static Optional<Walk> walk(CallScript script) {
        TOUCHED.clear();
        ScriptRun run = run(script);
        if (!run.passed()) {
            return Optional.empty();
        }
        Set<String> touched = new TreeSet<>(TOUCHED);
        touched.remove("");
        return Optional.of(new Walk(script, touched, run.took().toNanos()));
    }

    private static ScriptRun run(CallScript script) {
        try {
            return rehearsal.run(script);
        } catch (RouteException e) {
            throw new IllegalStateException(e);
        }
    }

    private static boolean isNoticed(Mutant mutant) {
        hotline.inMemory().follow(mutant.plan());
        return walks.stream()
                .filter(walk -> walk.touches(mutant))
                .sorted(
                        Comparator.comparingInt((Walk walk) -> -walk.nearness(mutant))
                                .thenComparingLong(Walk::length))
                .anyMatch(walk -> !run(walk.script()).passed());
    }

    private static List<Mutant> accepted(List<Mutant> mutants) {
        Texts texts = Texts.of(hotline.prompts());
        return mutants.stream()
                .filter(mutant -> mutant.problems(FOLDER, Services.contracts(), texts).isEmpty())
                .toList();
    }

    @Test
    void theDialplanItselfIsNotRefusedAndHasManyMutants() {
        Mutant none = new Mutant("nothing", "", hotline.dialplan());

        assertThat(none.problems(FOLDER, Services.contracts(), Texts.of(hotline.prompts())))
                .isEmpty();
        assertThat(Mutants.of(hotline.dialplan()))
                .extracting(Mutant::what)
                .doesNotHaveDuplicates()
                .contains(
                        "enquiry keys 1 and 2 swapped",
                        "main prompt without main-menu",
                        "identify refusal 1 dropped",
                        "main noinput 1 doubled",
                        "pension prompts of outcomes account and resident swapped",
                        "link 9 again and back exchanged");
    }

    @Test
    void aShareOfTheMutantsIsNoticed() throws IOException {
        assertThat(unnoticed(SHARE)).isSubsetOf(argued());
    }

    @Test
    @Tag("long")
    void everyMutantIsNoticedOrArgued() throws IOException {
        assertThat(unnoticed(1)).containsExactlyInAnyOrderElementsOf(argued());
    }

    private static List<String> unnoticed(int share) {
        List<Mutant> all = Mutants.of(hotline.dialplan());
        List<Mutant> tried =
                IntStream.range(0, all.size())
                        .filter(i -> i % share == 0)
                        .mapToObj(all::get)
                        .toList();
        List<Mutant> accepted = accepted(tried);
        List<String> unnoticed =
                accepted.stream().filter(mutant -> !isNoticed(mutant)).map(Mutant::what).toList();
        System.out.printf(
                "mutants: %d of %d tried, %d refused by the checker, %d noticed by a script%n",
                tried.size(),
                all.size(),
                tried.size() - accepted.size(),
                accepted.size() - unnoticed.size());
        return unnoticed;
    }

    private static List<String> argued() throws IOException {
        List<String> lines = Files.readAllLines(ARGUED);
        assertThat(lines).allMatch(line -> line.startsWith("#") || line.contains("  # "));
        return lines.stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.replaceFirst("  # .*", ""))
                .toList();
    }
}
