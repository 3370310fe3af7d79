package org.hotline12333.console.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotline12333.console.view.MenuMap.Heard;
import org.hotline12333.console.view.MenuMap.Said;
import org.hotline12333.console.view.MenuMap.Window;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.weight.Weight;
import org.hotline12333.prompt.Language;
import org.hotline12333.release.ReleaseFolder;
import org.hotline12333.simulator.trial.WalkedWays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MenuSearchTest {
    private static final MenuMap MAP = map();

    private static MenuMap map() {
        Dialplan dialplan = dialplan();
        return MenuMap.of(
                dialplan,
                MenuSearchTest::said,
                new Weight(List.of(), List.of()),
                Window.DAY,
                Optional.empty(),
                new WalkedWays.Walked(1, 0, Map.of("main key 1", List.of("menus/one.call"))));
    }

    private static Dialplan dialplan() {
        try {
            return ReleaseFolder.read(Path.of(".")).dialplan();
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
    }

    private static Said said(String text) {
        String words = text.equals("main-menu") ? "Pension, press ONE" : "something";
        return new Said(
                text,
                List.of(
                        new Heard(
                                new Language("en"),
                                "prompts/en/" + text + ".yaml:1",
                                Optional.of(words),
                                List.of())));
    }

    private static List<String> found(String typed) {
        return MenuSearch.of(typed, Words.ENGLISH).anchors(MAP);
    }

    @ParameterizedTest
    @CsvSource({
        "press one, dialog-main",
        "PRESS ONE, dialog-main",
        "one.call, dialog-main",
        "identify outcome, dialog-identify",
        "From anywhere, anywhere"
    })
    void aMenuIsFoundByAnythingThatIsShownOfIt(String typed, String anchor) {
        assertThat(found(typed)).contains(anchor).hasSizeLessThan(MAP.boxes().size());
    }

    @Test
    void whatStandsNowhereIsNotFound() {
        assertThat(found("press-one")).isEmpty();
    }

    @Test
    void nothingFindsAll() {
        assertThat(found("  ")).hasSize(MAP.boxes().size());
        assertThat(MenuSearch.of("", Words.ENGLISH).isAnything()).isTrue();
    }

    @Test
    void howeverMuchIsTypedIsBounded() {
        assertThat(MenuSearch.of("x".repeat(100_000), Words.ENGLISH).wanted()).hasSize(200);
    }
}
