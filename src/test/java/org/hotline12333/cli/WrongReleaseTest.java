package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An author's faults are all told at once, a line each, before a caller meets one. */
@Timeout(value = 5, unit = TimeUnit.MINUTES) // a hotline that starts after all would serve for ever
class WrongReleaseTest {
    private static final String MAIN = "dialplans/hotline/main.yaml";

    @TempDir Path folder;

    private static void refused(Verb verb) {
        assertThat(verb.status()).isEqualTo(1);
        assertThat(verb.err())
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).doesNotContain("\tat ", "java."));
    }

    private static void eachNamesAMend(Home home, List<String> lines) {
        assertThat(lines)
                .allSatisfy(line ->
                        assertThat(line).startsWith(home.folder().toString()).contains("; "));
    }

    @Test
    void checkOfTheShippedFilesIsOneShortLine() {
        Verb verb = Home.copied(folder).check();

        assertThat(verb.out()).matches("all is well: dialplan [0-9a-f]{12}\\R");
        assertThat(verb.err()).isEmpty();
        assertThat(verb.status()).isZero();
    }

    @Test
    void checkListsAllProblemsOfDialplansAndSounds() {
        Home home =
                Home.copied(folder)
                        .replacing(MAIN, "goto:", "gotoo:")
                        .without("prompts/zh/n28.wav")
                        .without("prompts/en/n3.wav");

        Verb verb = home.check();

        refused(verb);
        eachNamesAMend(home, verb.err());
        assertThat(verb.err())
                .anyMatch(line ->
                        line.matches(
                                ".*main\\.yaml:\\d+: unknown key `gotoo`.*did you mean `goto`\\?"))
                .anyMatch(line -> line.contains("prompts/zh/n28.wav: is missing"))
                .anyMatch(line -> line.contains("prompts/en/n3.wav: is missing"));
        assertThat(verb.out().strip()).isEqualTo(verb.err().size() + " problems");
    }

    @Test
    void checkFindsATextThatNothingSays() {
        Home home =
                Home.copied(folder)
                        .replacing(
                                "dialplans/topics/transfer.yaml",
                                "policy-transfer-how",
                                "policy-retirement-years");

        Verb verb = home.check();

        assertThat(verb.err())
                .hasSize(2)
                .allMatch(line ->
                        line.matches(
                                ".*texts\\.yaml:\\d+: nothing says the text `policy-transfer-how`;"
                                        + " delete it, or name it in a dialplan"));
        assertThat(verb.status()).isOne();
    }

    @Test
    void checkCountsOneProblemAsOne() {
        Verb verb = Home.copied(folder).without("prompts/zh/n28.wav").check();

        refused(verb);
        assertThat(verb.out().strip()).isEqualTo("1 problem");
    }

    @Test
    void checkOfAFolderThatIsNotThereIsOneLine() {
        Verb verb = new Home(folder.resolve("nowhere")).check();

        refused(verb);
        assertThat(verb.err()).singleElement().asString().contains("nowhere/prompts", "; ");
    }

    @Test
    void checkWithoutDialplansIsOneLine() {
        Home home = Home.copied(folder);
        for (String file :
                new String[] {
                    "card.yaml",
                    "dialplan.schema.json",
                    "enquiry.yaml",
                    "history.yaml",
                    "hotline.yaml",
                    "identify.yaml",
                    "main.yaml",
                    "message.yaml",
                    "password.yaml",
                    "tickets.yaml",
                    "waiting.yaml"
                }) {
            home.without("dialplans/hotline/" + file);
        }
        Verb verb = home.without("dialplans/hotline").check();

        refused(verb);
        assertThat(verb.err()).singleElement().asString().contains("dialplans/hotline", "; ");
    }

    @Test
    void serveRefusesABrokenDialplanAndAMissingSoundAtOnce() {
        Home home =
                Home.copied(folder)
                        .replacing(MAIN, "goto:", "gotoo:")
                        .without("prompts/zh/n28.wav");

        Verb verb = home.serve();

        refused(verb);
        eachNamesAMend(home, verb.err());
        assertThat(verb.err())
                .anyMatch(line -> line.contains("unknown key `gotoo`"))
                .anyMatch(
                        line -> line.contains("n28.wav: is missing; run ./hotline prompts render"));
        assertThat(home.file("data")).doesNotExist();
    }

    @Test
    void serveRefusesMenusThatWeighMoreThanTheirLimits() {
        Home home =
                Home.copied(folder)
                        .replacing("dialplans/hotline/hotline.yaml", "answer: 45s", "answer: 41s");

        Verb verb = home.serve();

        refused(verb);
        eachNamesAMend(home, verb.err());
        assertThat(verb.err())
                .anyMatch(line ->
                        line.matches(
                                ".*enquiry\\.yaml:\\d+: answer `pension` begins after 4\\d\\.\\d s"
                                        + " in en, 4\\d\\.\\d s in zh; .* raise `answer` in .*hotline\\.yaml:\\d+"));
    }

    @Test
    void checkPrintsTheWeightOfTheMenusWhenAskedTo() {
        Verb verb = Home.copied(folder).verb(() -> Verb.run("check", "--weight"));

        assertThat(verb.out().lines())
                .anyMatch(line -> line.matches("zh +pension +32 +\\d+\\.\\d s .*"))
                .anyMatch(line -> line.matches("en +enquiry +8 +\\d+\\.\\d s"))
                .last()
                .asString()
                .startsWith("all is well: dialplan ");
        assertThat(verb.status()).isZero();
    }

    @Test
    void serveRefusesASoundThatIsMissing() {
        Verb verb = Home.copied(folder).without("prompts/en/n3.wav").serve();

        refused(verb);
        assertThat(verb.err()).singleElement().asString().contains("prompts/en/n3.wav: is missing");
    }

    @Test
    void serveRefusesATextThatIsMissing() {
        Home home =
                Home.copied(folder).replacing("prompts/en/texts.yaml", "main-menu:", "maine-menu:");

        Verb verb = home.serve();

        refused(verb);
        eachNamesAMend(home, verb.err());
        assertThat(verb.err()).anyMatch(line -> line.contains("`main-menu`"));
    }

    @Test
    void serveRefusesTextsThatCannotBeRead() {
        Verb verb = Home.copied(folder).without("prompts/en/texts.yaml").serve();

        refused(verb);
        assertThat(verb.err()).singleElement().asString().contains("prompts/en/texts.yaml");
    }
}
