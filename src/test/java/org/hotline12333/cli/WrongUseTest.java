package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WrongUseTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "dance         | hotline: 'dance' is not known; see hotline --help",
                "chek          | hotline: 'chek' is not known; did you mean check?",
                "--fast        | hotline: '--fast' is not known; see hotline --help",
                "serve --fast  | hotline: '--fast' is not known; see hotline serve --help",
                "serve here    | hotline: 'here' is not known; see hotline serve --help",
                "doctor me     | hotline: 'me' is not known; see hotline doctor --help",
                "check --strict| hotline: '--strict' is not known; see hotline check --help",
            })
    void isToldInOneLineThatNamesTheMend(String arguments, String line) {
        Verb verb = Verb.run(arguments.split(" "));

        assertThat(verb.err()).containsExactly(line);
        assertThat(verb.status()).isEqualTo(1);
        assertThat(verb.out()).isEmpty();
    }

    @Test
    void theVerbMayNotBeMissing() {
        Verb verb = Verb.run();

        assertThat(verb.err()).containsExactly("hotline: a verb is missing; see hotline --help");
        assertThat(verb.status()).isEqualTo(1);
    }

    @Test
    void helpNamesEveryVerb() {
        Verb verb = Verb.run("--help");

        assertThat(verb.status()).isZero();
        assertThat(verb.out()).contains("serve", "check", "say", "prompts", "doctor");
        assertThat(verb.err()).isEmpty();
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {"serve", "check", "say", "prompts", "doctor"})
    void everyVerbHasHelp(String name) {
        Verb verb = Verb.run(name, "--help");

        assertThat(verb.status()).isZero();
        assertThat(verb.out()).startsWith("Usage: hotline " + name);
    }
}
