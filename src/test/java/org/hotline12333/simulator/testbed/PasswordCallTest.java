package org.hotline12333.simulator.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.hotline12333.simulator.line.ScriptedCaller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What one call sets, the next one is asked for. */
class PasswordCallTest {
    @TempDir Path keys;

    private static ScriptedCaller setting(ScriptedCaller verified) {
        return verified.answers("6").answers("6").answers("1").answers("864209").answers("864209");
    }

    @Test
    void theNextCallIsAskedForIt() {
        try (TestHotline hotline = TestHotline.open(keys)) {
            TestCall first = hotline.call(setting(Demo.PAYING.verified()));
            TestCall wrong = hotline.call(Demo.PAYING.verified().answers("135790"));
            TestCall right = hotline.call(Demo.PAYING.verified().answers("864209").answers("1"));

            assertThat(first.clips()).containsSubsequence("password-set", "enquiry-menu");
            assertThat(wrong.clips()).contains("ask-password").doesNotContain("verified");
            assertThat(right.clips()).containsSubsequence("ask-password", "pension-account-1");
        }
    }

    @Test
    void whoHangsUpBeforeTheSecondEntryIsAskedForNone() {
        try (TestHotline hotline = TestHotline.open(keys)) {
            hotline.call(
                    Demo.PAYING
                            .verified()
                            .answers("6")
                            .answers("6")
                            .answers("1")
                            .answers("864209"));
            TestCall next = hotline.call(Demo.PAYING.verified().answers("1"));

            assertThat(next.clips()).contains("pension-account-1").doesNotContain("ask-password");
        }
    }
}
