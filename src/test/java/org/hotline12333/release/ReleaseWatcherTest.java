package org.hotline12333.release;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hotline12333.cli.Home;
import org.hotline12333.dialog.Dialog;
import org.hotline12333.dialog.Dialog.Menu;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Question;
import org.hotline12333.interpreter.Release;
import org.hotline12333.interpreter.Releases;
import org.hotline12333.simulator.line.Caller;
import org.hotline12333.simulator.line.Caller.Moment;
import org.hotline12333.simulator.line.Ending;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.ScriptedCaller;
import org.hotline12333.simulator.line.SimulatedChannel;
import org.hotline12333.simulator.testbed.TestHotline;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What authors change while calls are answered, seen from the calls. */
class ReleaseWatcherTest {
    private static final String MAIN = "dialplans/hotline/main.yaml";

    /** The menu of policies, and the same with its first two choices swapped. */
    private static final String WAS = "{goto: guides}\n        \"2\": {goto: policies}";

    private static final String CHANGED = "{goto: policies}\n        \"2\": {goto: guides}";

    private static final String OLD = "zh/topic-where-to-ask";
    private static final String NEW = "zh/topic-retirement";

    @TempDir Path folder;
    @TempDir Path keys;

    private final Logger logger = (Logger) LoggerFactory.getLogger(ReleaseWatcher.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private Home home;
    private ReleaseWatcher watch;
    private TestHotline hotline;
    private long nanos;

    @BeforeEach
    void open() throws Exception {
        log.start();
        logger.addAppender(log);
        logger.setAdditive(false);
        logger.setLevel(Level.INFO);
        home = Home.copied(folder);
        watch = ReleaseWatcher.over(folder, () -> nanos);
        hotline = TestHotline.open(keys);
    }

    @AfterEach
    void close() {
        hotline.close();
        logger.setLevel(null);
        logger.setAdditive(true);
        logger.detachAppender(log);
    }

    @Test
    void newCallsGoByAChangedDialplanAndThoseUnderWayByTheirs() {
        assertThat(
                        policyWhile(() -> {
                            home.replacing(MAIN, WAS, CHANGED);
                            settle();
                        }))
                .contains(OLD)
                .doesNotContain(NEW);

        assertThat(policy()).contains(NEW).doesNotContain(OLD);
        assertThat(lines())
                .singleElement()
                .asString()
                .matches(
                        "release published: dialplan [0-9a-f]{12}, calls under way keep"
                                + " [0-9a-f]{12}");
    }

    @Test
    void aBrokenDialplanIsRefusedWithAllItsProblemsAndNoCallerNotices() {
        assertThat(
                        policyWhile(() -> {
                            home.replacing(MAIN, "goto:", "gotoo:").without("prompts/zh/n28.wav");
                            settle();
                        }))
                .contains(OLD);
        assertThat(policy()).contains(OLD);
        settle();

        assertThat(lines().getFirst()).matches("release refused: calls keep dialplan [0-9a-f]{12}");
        assertThat(lines().subList(1, lines().size()))
                .allMatch(line ->
                        line.startsWith("release problem: " + folder) && line.contains("; "))
                .anyMatch(line -> line.contains("main.yaml:9: unknown key `gotoo`"))
                .anyMatch(line -> line.contains("n28.wav: is missing"))
                .doesNotHaveDuplicates();
    }

    @Test
    void anAnnouncementIsToldFromTheNextCallOn() {
        assertThat(policy()).doesNotContain("zh/systems-in-maintenance");

        home.replacing(
                "dialplans/announcements/announcements.yaml",
                "until: 2026-01-01 06:00",
                "until: 2026-12-01 06:00");
        settle();

        assertThat(policy()).containsSubsequence("zh/welcome", "zh/systems-in-maintenance", OLD);
    }

    @Test
    void anAnnouncementWithoutASoundIsToldNobody() {
        home.replacing(
                        "dialplans/announcements/announcements.yaml",
                        "until: 2026-01-01 06:00",
                        "until: 2026-12-01 06:00")
                .without("prompts/en/systems-in-maintenance.wav");
        settle();

        assertThat(policy()).contains(OLD).doesNotContain("zh/systems-in-maintenance");
        assertThat(lines())
                .anyMatch(line -> line.contains("en/systems-in-maintenance.wav: is missing"));
    }

    @Test
    void aDayThatIsNamedTwiceIsRefusedAndCallsGoOn() {
        home.replacing("dialplans/hours/2026.yaml", "to: 2026-04-06", "to: 2026-05-01");
        settle();

        assertThat(policy()).contains(OLD);
        assertThat(lines())
                .anyMatch(line ->
                        line.contains("2026.yaml:9: 2026-05-01 is named twice, first in line 8"));
    }

    @Test
    void aMendedDialplanIsGoneBy() throws IOException {
        Path sound = folder.resolve("prompts/zh/n28.wav");
        byte[] whole = Files.readAllBytes(sound);
        home.replacing(MAIN, WAS, CHANGED).without("prompts/zh/n28.wav");
        settle();
        assertThat(policy()).contains(OLD);

        Files.write(sound, whole);
        settle();

        assertThat(policy()).contains(NEW);
    }

    @Test
    void whatDoesNotRestIsNotRead() throws IOException {
        String whole = Files.readString(home.file(MAIN));
        String changed = whole.replace(WAS, CHANGED);
        for (int letters = 0; letters < changed.length(); letters += changed.length() / 8) {
            Files.writeString(home.file(MAIN), changed.substring(0, letters));
            look(Duration.ofSeconds(1));
            look(Duration.ofMillis(900));
        }
        Files.writeString(home.file(MAIN), changed);
        look(Duration.ofSeconds(1));
        look(Duration.ofMillis(1_900));
        assertThat(lines()).isEmpty();
        assertThat(policy()).contains(OLD);

        look(Duration.ofMillis(100));

        assertThat(lines()).hasSize(1);
        assertThat(policy()).contains(NEW);
    }

    @Test
    void whatIsPutBackIsNotReadAgain() throws IOException {
        String whole = Files.readString(home.file(MAIN));
        Files.writeString(home.file(MAIN), "");
        look(Duration.ofSeconds(1));
        Files.writeString(home.file(MAIN), whole);
        settle();

        assertThat(lines()).isEmpty();
    }

    @Test
    void aCallThatComesBackFromTheQueueGoesOnAsItBegan() {
        SimulatedChannel waiting =
                run(
                        hotline.exchange().withAgents(TestHotline.QUEUE, 1),
                        new ScriptedCaller().answers("1").answers("0"),
                        watch.releases());
        home.replacing(MAIN, WAS, CHANGED);
        settle();

        String state = ((Ending.Transferred) waiting.ending()).state();
        Exchange back = Exchange.of(waiting.facts()).withState(state);
        ScriptedCaller caller = new ScriptedCaller().answers("2").answers("1").isSilent();

        assertThat(clips(run(back, caller, watch.releases()))).contains(OLD).doesNotContain(NEW);
    }

    @Test
    void onAServerWithoutItsDialplanACallGoesOnThereWithoutItsLastAnswer() throws Exception {
        SimulatedChannel left = run(hotline.exchange(), askedCaller(), watch.releases());
        home.replacing(MAIN, WAS, CHANGED);
        Release other = ReleaseFolder.read(folder);

        Exchange moved = Exchange.of(left.facts()).withState(left.kept());
        ScriptedCaller caller = new ScriptedCaller().answers("1").isSilent();

        assertThat(clips(run(moved, caller, () -> other)))
                .startsWith("zh/interrupted", "zh/policy-menu", NEW);
    }

    @Test
    void whereAnotherDialplanSaysWhatNothingHasFilledACallBeginsAnew() {
        SimulatedChannel left = run(hotline.exchange(), askedCaller(), watch.releases());
        Release present = watch.releases().present();
        Release other = present.withDialplan(askingForPolicyBy("data-date", present));

        Exchange moved = Exchange.of(left.facts()).withState(left.kept());

        assertThat(clips(run(moved, new ScriptedCaller(), () -> other)))
                .containsExactly("zh/welcome", "zh/welcome-english");
    }

    private static Dialplan askingForPolicyBy(String text, Release book) {
        Dialplan plan = book.dialplan();
        Menu menu = (Menu) plan.dialog("policy");
        Question asked = menu.question();
        Question otherwise =
                new Question(
                        List.of(text),
                        asked.brief(),
                        asked.help(),
                        asked.bargein(),
                        asked.timeout(),
                        asked.interdigitTimeout(),
                        asked.noinput(),
                        asked.nomatch());
        Map<String, Dialog> dialogs = new HashMap<>(plan.dialogs());
        dialogs.put("policy", new Menu("policy", otherwise, menu.choices(), menu.hangup()));
        return new Dialplan(
                "0123456789ab",
                plan.start(),
                plan.language(),
                plan.links(),
                plan.error(),
                plan.limit(),
                plan.filler(),
                plan.unfinished(),
                plan.interrupted(),
                plan.queues(),
                dialogs,
                plan.slots());
    }

    private void settle() {
        look(Duration.ZERO);
        look(ReleaseWatcher.REST);
    }

    private void look(Duration later) {
        nanos += later.toNanos();
        watch.tick();
    }

    private List<String> policy() {
        return policyWhile(() -> {});
    }

    /** Something happens while the caller is asked for the policy. */
    private List<String> policyWhile(Runnable meanwhile) {
        ScriptedCaller scripted = policyCaller();
        Caller caller =
                moment -> {
                    if (moment instanceof Moment.Waiting waiting
                            && waiting.heard().getLast().id().equals("zh/policy-menu")
                            && !scripted.isDone()) {
                        meanwhile.run();
                    }
                    return scripted.at(moment);
                };
        return clips(run(hotline.exchange(), caller, watch.releases()));
    }

    private static ScriptedCaller policyCaller() {
        return new ScriptedCaller().answers("1").answers("2").answers("1");
    }

    /** Hangs up where the policy is asked. */
    private static ScriptedCaller askedCaller() {
        return new ScriptedCaller().answers("1").answers("2");
    }

    private SimulatedChannel run(Exchange exchange, Caller caller, Releases releases) {
        SimulatedChannel line = new SimulatedChannel(exchange, caller, hotline.prompts()::length);
        hotline.runner(releases).run(line);
        return line;
    }

    private static List<String> clips(SimulatedChannel line) {
        return line.played().stream().map(played -> played.clip().id()).toList();
    }

    private List<String> lines() {
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }
}
