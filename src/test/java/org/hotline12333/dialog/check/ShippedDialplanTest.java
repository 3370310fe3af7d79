package org.hotline12333.dialog.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hotline12333.dialog.Action;
import org.hotline12333.dialog.Action.Target;
import org.hotline12333.dialog.Action.Wording;
import org.hotline12333.dialog.Dialog.Field;
import org.hotline12333.dialog.Dialog.Form;
import org.hotline12333.dialog.Dialog.Menu;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Texts;
import org.hotline12333.dialog.reading.DialplanReader;
import org.hotline12333.dialog.reading.UncheckedDialplan;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.services.Services;
import org.hotline12333.topic.ShippedTopics;
import org.junit.jupiter.api.Test;

public class ShippedDialplanTest {
    public static final Path FOLDER = Path.of("dialplans", "hotline");

    /** The names of the shipped hours. */
    public static final Set<String> HOURS = Set.of("office");

    @Test
    void isCleanAgainstTheContractsOfItsServices() {
        UncheckedDialplan unchecked = DialplanReader.read(FOLDER, ShippedTopics.read(prompts()));

        assertThat(Checker.check(unchecked, Services.contracts(), HOURS, Texts.of(prompts())))
                .isEmpty();
    }

    @Test
    void beginsInMandarinAtTheWelcome() throws DialplanException {
        Dialplan dialplan = load();

        assertThat(dialplan.start()).isEqualTo("welcome");
        assertThat(dialplan.language()).isEqualTo(TestTexts.ZH);
        assertThat(dialplan.dialogs().keySet()).contains("enquiry", "history", "identify");
    }

    @Test
    void questionsTakeFromCatchAndPropertiesWhatTheyDoNotSay() throws DialplanException {
        Menu main = (Menu) load().dialog("main");

        assertThat(main.question().brief()).containsExactly("main-menu");
        assertThat(main.question().help()).containsExactly("help-keys", "main-menu");
        assertThat(main.question().timeout()).isEqualTo(Duration.ofSeconds(6));
        assertThat(main.question().noinput()).hasSize(3);
        assertThat(main.question().noinput().getFirst())
                .isEqualTo(
                        new Action(
                                List.of("noinput"),
                                Optional.empty(),
                                new Target.Reprompt(Wording.BRIEF)));
    }

    @Test
    void questionsKeepWhatTheySayThemselves() throws DialplanException {
        Menu said = (Menu) load().dialog("history-month-said");

        assertThat(said.question().prompt()).isEmpty();
        assertThat(said.question().timeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(said.question().noinput())
                .extracting(Action::target)
                .containsExactly(new Target.Goto("history-older"));
    }

    @Test
    void fieldsAreAskedInTheOrderOfTheFile() throws DialplanException {
        Form identify = (Form) load().dialog("identify");

        assertThat(identify.fields())
                .extracting(Field::name)
                .containsExactly("id-number", "social-security-number");
        assertThat(identify.fields().getLast().mistaken()).hasSize(3);
    }

    @Test
    void namesItsTextsWhereverTheyAreSaid() throws DialplanException {
        assertThat(load().texts())
                .contains(
                        "welcome",
                        "choose-language",
                        "help-keys",
                        "need-help",
                        "that-was-id-number",
                        "refused-agent",
                        "policy-retirement",
                        "data-date",
                        "records-away",
                        "call-limit",
                        "connecting",
                        "agents-absent");
    }

    private static Dialplan load() throws DialplanException {
        Prompts prompts = prompts();
        return Dialplans.load(
                FOLDER,
                ShippedTopics.read(prompts),
                Services.contracts(),
                HOURS,
                Texts.of(prompts));
    }

    private static Prompts prompts() {
        try {
            return Prompts.load(Path.of("prompts"));
        } catch (PromptsException e) {
            throw new IllegalStateException(e);
        }
    }
}
