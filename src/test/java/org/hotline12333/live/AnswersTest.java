package org.hotline12333.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.hotline12333.interpreter.CallEvent;
import org.hotline12333.interpreter.Release;
import org.hotline12333.prompt.Language;
import org.hotline12333.release.ReleaseWatcher;
import org.hotline12333.services.Services;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswersTest {
    private static final Release RELEASE = release();

    private final Answers answers = new Answers(Services.contracts(), () -> RELEASE);

    private static Release release() {
        try (ReleaseWatcher watcher = ReleaseWatcher.over(Path.of("."))) {
            return watcher.releases().present();
        } catch (Exception fault) {
            throw new IllegalStateException(fault);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "tell-pension, account, true",
        "tell-pension, not-insured, true",
        "tell-status, insured, true",
        "tell-latest-contribution, none, true",
        "ask-ticket, open, true",
        "ask-ticket, not-yours, false",
        "open-complaint, opened, true",
        "report-loss, reported, true",
        "report-loss, password-needed, false",
        "set-password, set, true",
        "set-password, differs, false",
        "send-answer, sent, true",
        "send-answer, no-mobile, false",
        "verify-numbers, verified, false",
        "verify-numbers, refused, false",
        "verify-password, verified, false",
        "prove-password, proven, false",
        "recall-caller, known, false",
        "own-number, known, false",
    })
    void whatServicesTellOrDoIsOne(String service, String outcome, boolean answer) {
        assertThat(
                        Services.contracts().stream()
                                .filter(each -> each.service().equals(service))
                                .anyMatch(each -> each.outcomes().containsKey(outcome)))
                .as("the service has such an outcome")
                .isTrue();
        assertThat(answers.has(new CallEvent.Served(Duration.ZERO, "somewhere", service, outcome)))
                .isEqualTo(answer);
    }

    @Test
    void aPartOfATopicIsOneAndItsNameIsNone() {
        var topic = RELEASE.dialplan().topicMenus().topics().all().getFirst();

        assertThat(answers.has(asked(topic.parts().getFirst()))).isTrue();
        assertThat(answers.has(asked(topic.name()))).isFalse();
    }

    private static CallEvent asked(String text) {
        return new CallEvent.Asked(
                Duration.ZERO, "somewhere", new Language("zh"), List.of("ask-more", text));
    }
}
