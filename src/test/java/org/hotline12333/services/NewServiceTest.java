package org.hotline12333.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hotline12333.service.Contract;
import org.junit.jupiter.api.Test;

/** The worked example of CONTRIBUTING.md is what stands in the tree. */
class NewServiceTest {
    private static final int FILES_MAX = 12;
    private static final Pattern STEP = Pattern.compile("(?m)^\\d+\\. `([^`]+)`");
    private static final Pattern SCRIPT = Pattern.compile("`(calls/[^`]+\\.call)`");
    private static final Pattern EXAMPLE =
            Pattern.compile(
                    "(?i)tell-?work-?injury|work-?injury-?record|work-injury-graded|labour-?capacity");

    private static String section() throws IOException {
        String page = Files.readString(Path.of("CONTRIBUTING.md"));
        int begin = page.indexOf("## A new service, step by step");
        assertThat(begin).isPositive();
        return page.substring(begin, page.indexOf("\n## ", begin + 1));
    }

    private static List<Path> named(Pattern pattern) throws IOException {
        return pattern.matcher(section())
                .results()
                .map((MatchResult found) -> Path.of(found.group(1)))
                .toList();
    }

    private static Stream<Path> files(String folder) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /**
     * Those that read a store of before there were records know it, and no new service; and people
     * are invented for load with what they may have.
     */
    private static boolean isOfTheExample(Path file) {
        if (file.startsWith("src/main/resources/db")
                || file.endsWith("CarryOver.java")
                || file.toString().endsWith(".alaw")
                || file.toString().contains("/synthetic/")) {
            return false;
        }
        try {
            return EXAMPLE.matcher(Files.readString(file)).find();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    @Test
    void namesEveryFileThatKnowsTheExampleAndNoOther() throws IOException {
        Stream<Path> known =
                Stream.of(
                                files("src/main"),
                                files("dialplans"),
                                files("prompts")
                                        .filter(file -> file.toString().endsWith("texts.yaml")))
                        .flatMap(files -> files)
                        .filter(NewServiceTest::isOfTheExample);

        assertThat(named(STEP)).containsExactlyInAnyOrderElementsOf(known.toList());
    }

    @Test
    void hasAScriptForEachOutcome() throws IOException {
        Contract example =
                Services.contracts().stream()
                        .filter(contract -> contract.service().equals("tell-work-injury"))
                        .findAny()
                        .orElseThrow();

        assertThat(named(SCRIPT))
                .hasSameSizeAs(example.outcomes().keySet())
                .allSatisfy(script -> assertThat(script).exists().content().contains("工伤保险"));
    }

    @Test
    void touchesAtMostTwelveFiles() throws IOException {
        assertThat(named(STEP).size() + named(SCRIPT).size()).isLessThanOrEqualTo(FILES_MAX);
    }
}
