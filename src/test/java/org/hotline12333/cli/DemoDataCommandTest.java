package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DemoDataCommandTest {
    private static final String MEND = "; see hotline demo-data --help";

    @TempDir Path folder;

    private Path delivery() {
        return folder.resolve("delivery");
    }

    private Verb demoData(String... options) {
        String[] arguments = new String[options.length + 2];
        arguments[0] = "demo-data";
        arguments[1] = delivery().toString();
        System.arraycopy(options, 0, arguments, 2, options.length);
        return Verb.run(arguments);
    }

    @Test
    void writesADelivery() throws IOException {
        Verb verb = demoData("--people", "20", "--months", "24", "--seed", "7");

        assertThat(verb.err()).isEmpty();
        assertThat(verb.status()).isZero();
        assertThat(verb.out())
                .contains("persons.csv")
                .containsPattern("all of 2024-11 to 2026-10, 20 people in \\d+\\.\\d s: ");
        assertThat(delivery())
                .isDirectoryContaining("glob:**/manifest.json")
                .isDirectoryContaining("glob:**/contributions.csv");
        assertThat(Files.readAllLines(delivery().resolve("persons.csv"))).hasSize(21);
    }

    @Test
    void writesTheChangesOfTheNextMonth() {
        Verb verb =
                demoData(
                        "--people",
                        "20",
                        "--months",
                        "25",
                        "--to",
                        "2026-11",
                        "--changes",
                        "--gz",
                        "--charset",
                        "GB18030");

        assertThat(verb.err()).isEmpty();
        assertThat(verb.out()).contains("changes of 2024-11 to 2026-11");
        assertThat(delivery().resolve("manifest.json"))
                .content()
                .contains("changes", "GB18030", "persons.csv.gz");
    }

    @ParameterizedTest
    @CsvSource({
        "--people, 0, --people is 1 to 100000000",
        "--people, 100000001, --people is 1 to 100000000",
        "--months, 0, --months is 1 to 480",
        "--months, 481, --months is 1 to 480",
        "--to, 2021-12, --to is 2022-01 to 2031-12",
        "--to, 2032-01, --to is 2022-01 to 2031-12"
    })
    void refusesWhatItCannotMakeUp(String option, String value, String said) {
        Verb verb = demoData(option, value);

        assertThat(verb.status()).isOne();
        assertThat(verb.err()).containsExactly("hotline: " + said + MEND);
        assertThat(delivery()).doesNotExist();
    }

    @ParameterizedTest
    @CsvSource({
        "--to, October, is no month such as 2026-10",
        "--charset, GBK, is neither UTF-8 nor GB18030"
    })
    void saysHowAValueIsWritten(String option, String value, String said) {
        Verb verb = demoData(option, value);

        assertThat(verb.status()).isOne();
        assertThat(verb.err()).singleElement().asString().contains(said);
    }

    @Test
    void overwritesNothing() throws IOException {
        Files.createDirectories(delivery());
        Files.writeString(delivery().resolve("manifest.json"), "{}");

        Verb verb = demoData("--people", "1");

        assertThat(verb.status()).isOne();
        assertThat(verb.err())
                .containsExactly(
                        "hotline: "
                                + delivery()
                                + " is not empty, and nothing is overwritten: name another folder");
    }

    @Test
    void explainsItself() {
        Verb verb = Verb.run("demo-data", "--help");

        assertThat(verb.status()).isZero();
        assertThat(verb.out())
                .contains("--people=N", "--months=M", "--seed=S", "--to=YYYY-MM", "--changes")
                .contains("people who do not exist");
    }
}
