package org.hotline12333.insurance.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.hotline12333.authoring.Problem;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.junit.jupiter.api.Test;

/** What is wrong with demo people, each by file, line and mend. */
class DemoReaderTest {
    private static final String GOOD =
            """
            data: {from: 2020-01, to: 2026-10}
            rates:
              pension: {personal: 8, employer: 16}
            people:
              - situation: paying
                id-number: "990000198001010012"
                social-security-number: "1000000012"
                insured: [pension]
                accounts: {pension: {balance: 28640.32}}
                paid:
                  - {from: 2025-01, to: 2025-12, base: 800.00}
            """;

    private static List<String> problems(String text) {
        ProblemList problems = new ProblemList(SourceLocation.whole("demo.yaml"));
        var _ =
                DemoPeople.read(
                        "demo.yaml",
                        () -> new ByteArrayInputStream(text.getBytes(UTF_8)),
                        problems);
        return problems.problems().stream().map(Problem::toString).toList();
    }

    @Test
    void readsWhatIsWell() {
        assertThat(problems(GOOD)).isEmpty();
    }

    @Test
    void tellsAllProblemsAtOnce() {
        assertThat(
                        problems(
                                GOOD.replace("rates:", "rate:")
                                        .replace("to: 2026-10", "to: 2026-13")
                                        .replace("[pension]", "[pensions]")
                                        .replace("28640.32", "28640.321")
                                        .replace("base: 800.00", "bass: 800.00")))
                .containsExactly(
                        "demo.yaml: `rates` is missing in the file; write it",
                        "demo.yaml:1: `to` cannot be `2026-13`; write a month, such as 2024-01",
                        "demo.yaml:2: unknown key `rate` in the file; did you mean `rates`?",
                        "demo.yaml:8: `insured` cannot be `pensions`; did you mean `pension`?",
                        "demo.yaml:9: `balance` cannot be `28640.321`; write yuan with at most"
                                + " two decimals, such as 28640.32 or -12.30",
                        "demo.yaml:11: unknown key `bass` in `paid`; did you mean `base`?");
    }

    @Test
    void whatIsPaidFitsThePerson() {
        assertThat(problems(GOOD.replace("{from: 2025-01", "{only: [medical], from: 2025-01")))
                .containsExactly(
                        "demo.yaml:11: the person is not in medical; add it to `insured`, or take it"
                                + " out of `only`");
        assertThat(problems(GOOD.replace("insured: [pension]", "insured: [pension, medical]")))
                .containsExactly("demo.yaml:11: medical has no rate; write it under `rates`");
        assertThat(problems(GOOD.replace("to: 2025-12", "to: 2024-12")))
                .containsExactly("demo.yaml:11: `to` is before `from`; write the later month");
    }

    @Test
    void aBenefitHasTheFieldsThatItHasInADelivery() {
        String benefits = GOOD + "    benefits:\n      - ";
        assertThat(problems(benefits + "{benefit: capacity, grade: 8}\n")).isEmpty();
        assertThat(problems(benefits + "{benefit: capacity, amount: 8.00}\n"))
                .containsExactly(
                        "demo.yaml:13: `grade` is missing in `benefits`; write it",
                        "demo.yaml:13: unknown key `amount` in `benefits`; use one of `benefit`, `grade`");
        assertThat(problems(benefits + "{benefit: alms}\n")).hasSize(1);
        assertThat(problems(benefits + "{grade: 8}\n"))
                .containsExactly("demo.yaml:13: `benefit` is missing in `benefits`; write it");
    }

    @Test
    void aWrongNumberIsNotRepeated() {
        List<String> problems =
                problems(
                        GOOD.replace("990000198001010012", "990000198001010013")
                                .replace("\"1000000012\"", "\"1000001\""));

        assertThat(problems)
                .containsExactly(
                        "demo.yaml:6: `id-number` is none; write one that a caller could key, all its"
                                + " digits in quotes",
                        "demo.yaml:7: `social-security-number` is none; write one that a caller could"
                                + " key, all its digits in quotes");
    }
}
