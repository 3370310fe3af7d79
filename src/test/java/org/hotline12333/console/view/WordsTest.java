package org.hotline12333.console.view;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hotline12333.dialog.Transition;
import org.hotline12333.insurance.demo.DemoPeople;
import org.hotline12333.service.VerificationLevel;
import org.junit.jupiter.api.Test;

class WordsTest {
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Pattern USED = Pattern.compile("text\\(\"([a-z][\\w.-]*[\\w-])\"");

    private static Set<String> used() throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.walk(TEMPLATES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                USED.matcher(Files.readString(file))
                        .results()
                        .map((MatchResult each) -> each.group(1))
                        .forEach(names::add);
            }
        }
        return names;
    }

    @Test
    void bothLanguagesHaveTheSameTexts() {
        assertThat(Words.ENGLISH.names()).isEqualTo(Words.CHINESE.names());
    }

    @Test
    void whateverATemplateSaysIsThere() throws IOException {
        assertThat(used()).isNotEmpty().isSubsetOf(Words.CHINESE.names());
        assertThat(Arrays.stream(Section.values()).map(Section::title))
                .isSubsetOf(Words.CHINESE.names());
        assertThat(Arrays.stream(VerificationLevel.values()).map(each -> "level." + each.stored()))
                .isSubsetOf(Words.CHINESE.names());
        assertThat(Arrays.stream(MenuMap.Window.values()).map(each -> "window." + each.word()))
                .isSubsetOf(Words.CHINESE.names());
        assertThat(
                        Arrays.stream(Transition.Cause.values())
                                .map(each -> "cause." + each.name().toLowerCase(Locale.ROOT)))
                .isSubsetOf(Words.CHINESE.names());
    }

    @Test
    void eachDemoPersonHasAName() throws Exception {
        assertThat(DemoPeople.numbers())
                .isNotEmpty()
                .extracting(who -> "person." + who.socialSecurityNumber().replace("#", ""))
                .isSubsetOf(Words.CHINESE.names());
    }

    @Test
    void valuesComeInAsTheLanguageHasThem() {
        assertThat(Words.ENGLISH.text("live.hidden", 1)).isEqualTo("1 more call is not shown.");
        assertThat(Words.ENGLISH.text("live.hidden", 1_200))
                .isEqualTo("1,200 more calls are not shown.");
        assertThatIllegalArgumentException().isThrownBy(() -> Words.ENGLISH.text("nothing"));
    }

    @Test
    void whoReadsNeitherReadsChinese() {
        assertThat(Words.of(Locale.FRENCH)).isEqualTo(Words.CHINESE);
        assertThat(Words.of(Locale.TRADITIONAL_CHINESE)).isEqualTo(Words.CHINESE);
        assertThat(Words.of(Locale.UK)).isEqualTo(Words.ENGLISH);
    }
}
