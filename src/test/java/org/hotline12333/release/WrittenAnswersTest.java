package org.hotline12333.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.hotline12333.dialog.Action;
import org.hotline12333.dialog.Dialog;
import org.hotline12333.interpreter.Release;
import org.hotline12333.prompt.Language;
import org.hotline12333.service.Contract;
import org.hotline12333.services.Services;
import org.junit.jupiter.api.Test;

/** Every answer that has figures can be sent, in every language, without who it is about. */
class WrittenAnswersTest {
    /** Below the level that messages need, and what asks on. */
    private static final Set<String> NOT_SENT = Set.of("tell-status");

    private static Set<String> answers(Release release) {
        Map<String, Contract> contracts = new HashMap<>();
        Services.contracts().forEach(contract -> contracts.put(contract.service(), contract));
        Set<String> texts = new TreeSet<>();
        for (Dialog dialog : release.dialplan().dialogs().values()) {
            if (dialog instanceof Dialog.Form form
                    && form.submit().service().startsWith("tell-")
                    && !NOT_SENT.contains(form.submit().service())) {
                form.submit().outcomes().values().stream()
                        .map(Action::prompts)
                        .forEach(texts::addAll);
            }
        }
        return texts;
    }

    @Test
    void isWrittenInEveryLanguage() throws Exception {
        Release release = ReleaseFolder.read(Path.of(""));
        Set<String> leadOn = new TreeSet<>();
        for (Language language : release.prompts().languages()) {
            for (String text : answers(release)) {
                try {
                    if (release.prompts().written(language, text, Map.of()).isEmpty()) {
                        leadOn.add(text);
                    }
                } catch (IllegalStateException _) {
                    assertThat(release.prompts().slots(language, text)).isPresent();
                }
            }
        }

        assertThat(leadOn)
                .containsExactlyInAnyOrder(
                        "card-in-use",
                        "card-lost",
                        "card-reported",
                        "history-keys",
                        "history-no-older",
                        "month-after-data",
                        "month-awaited",
                        "month-before-start",
                        "sms-key",
                        "year-after-data",
                        "year-awaited",
                        "year-before-start");
    }

    @Test
    void namesNobody() throws Exception {
        Release release = ReleaseFolder.read(Path.of(""));
        for (Language language : release.prompts().languages()) {
            for (String text : answers(release)) {
                assertThat(release.prompts().slots(language, text).orElseThrow().toString())
                        .doesNotContain("digits");
            }
        }
    }
}
