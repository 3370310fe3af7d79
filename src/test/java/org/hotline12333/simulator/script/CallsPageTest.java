package org.hotline12333.simulator.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hotline12333.simulator.testbed.RehearsedHotline;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The page that describes scripts shows none that does not run. */
class CallsPageTest {
    private static final Pattern EXAMPLE =
            Pattern.compile("```call\n# ([^\n]*)\n(.*?)```", Pattern.DOTALL);

    private static RehearsedHotline hotline;

    @BeforeAll
    static void open() {
        hotline = RehearsedHotline.open();
    }

    @AfterAll
    static void close() {
        hotline.close();
    }

    @TestFactory
    Stream<DynamicTest> everyExampleRunsAsWritten() throws IOException {
        return EXAMPLE.matcher(Files.readString(Path.of("docs/calls.md")))
                .results()
                .map(example ->
                        dynamicTest(
                                example.group(1),
                                () -> assertThat(hotline.failures(example.group(2))).isEmpty()));
    }

    @Test
    void thePageHasExamples() throws IOException {
        assertThat(EXAMPLE.matcher(Files.readString(Path.of("docs/calls.md"))).results().count())
                .isGreaterThanOrEqualTo(4);
    }
}
