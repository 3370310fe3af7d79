package org.hotline12333.dialog.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.hotline12333.authoring.Problem;
import org.hotline12333.dialog.reading.DialplanReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a call goes on whose menu has no sound any more: held like any other way. */
class ErrorExitTest {
    /** Nothing is asked of a service: only a menu can fail. */
    private static final String MENUS =
            """
            dialogs:
              main:
                menu:
                  prompt: main-menu
                  choices:
                    "1": {transfer: agents}
              other:
                menu:
                  prompt: other
                  choices:
                    "1": {CHOICE}

            start: main
            language: zh
            properties: {bargein: true, timeout: 6s, interdigittimeout: 5s}
            catch:
              noinput: [{prompt: goodbye, disconnect: true}]
              nomatch: [{prompt: goodbye, disconnect: true}]
              error: {ERROR}
              limit: {prompt: call-limit, disconnect: true}
            queues:
              agents: {target: hotline, prompt: connecting, absent: {prompt: agents-absent, goto: main}}
            """;

    @TempDir Path folder;

    private List<String> problems(String choice, String error) throws IOException {
        Files.writeString(
                folder.resolve("menus.yaml"),
                MENUS.replace("CHOICE", choice).replace("ERROR", error));
        return Checker.check(
                        DialplanReader.read(folder),
                        TestContracts.all(),
                        Set.of("office"),
                        new TestTexts())
                .stream()
                .map(Problem::toString)
                .map(line -> line.replace(folder + "/", ""))
                .toList();
    }

    @Test
    void leadsToADialogThatNothingElseLeadsTo() throws IOException {
        assertThat(problems("transfer: agents", "prompt: records-away, goto: other")).isEmpty();
    }

    @Test
    void mustLeadFurtherToAnAgent() throws IOException {
        assertThat(problems("goto: other", "prompt: records-away, goto: other"))
                .containsExactly(
                        "menus.yaml:7: no way leads to an agent from dialog `other`; add a"
                                + " `transfer`");
    }

    @Test
    void bringsNoSlotWithIt() throws IOException {
        assertThat(problems("transfer: agents", "prompt: say-amount, goto: other"))
                .singleElement()
                .asString()
                .contains("is not filled");
    }
}
