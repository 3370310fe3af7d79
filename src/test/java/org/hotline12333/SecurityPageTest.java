package org.hotline12333;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The pages that say which test proves what name no test that is gone. */
class SecurityPageTest {
    private static final List<String> PAGES = List.of("docs/security.md", "docs/mutations.md");
    private static final Pattern PROOF = Pattern.compile("`([A-Za-z0-9]+(?:Test|Contract))`");
    private static final Pattern SCRIPTS = Pattern.compile("`(calls/[a-z0-9/-]+)\\*?`");

    @TestFactory
    Stream<DynamicTest> everyTestThatAPageNamesIsThere() throws IOException {
        Set<String> tests = named(Path.of("src/test/java"));
        return PAGES.stream()
                .map(page ->
                        dynamicTest(
                                page,
                                () ->
                                        assertThat(found(page, PROOF))
                                                .isNotEmpty()
                                                .isSubsetOf(tests)));
    }

    @TestFactory
    Stream<DynamicTest> everyScriptThatAPageNamesIsThere() throws IOException {
        List<String> scripts;
        try (Stream<Path> files = Files.walk(Path.of("calls"))) {
            scripts = files.map(Path::toString).toList();
        }
        return PAGES.stream()
                .map(page ->
                        dynamicTest(
                                page,
                                () ->
                                        assertThat(found(page, SCRIPTS))
                                                .allMatch(name ->
                                                        scripts.stream()
                                                                .anyMatch(script ->
                                                                        (script + "/")
                                                                                .startsWith(
                                                                                        name)))));
    }

    private static Set<String> found(String page, Pattern names) throws IOException {
        return names.matcher(Files.readString(Path.of(page)))
                .results()
                .map((MatchResult name) -> name.group(1))
                .collect(Collectors.toSet());
    }

    private static Set<String> named(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".java"))
                    .map(name -> name.replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }
}
