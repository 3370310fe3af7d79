package org.hotline12333.testline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hotline12333.account.Actor;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.channel.TestLine;
import org.hotline12333.channel.TestLine.Answer;
import org.hotline12333.cli.Home;
import org.hotline12333.draft.Content;
import org.hotline12333.draft.Draft;
import org.hotline12333.draft.Drafts;
import org.hotline12333.draft.FilePath;
import org.hotline12333.draft.OnNumber;
import org.hotline12333.draft.TestNumber;
import org.hotline12333.gate.Gate;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.prompt.EarlierSounds;
import org.hotline12333.prompt.sound.SpeechEngine;
import org.hotline12333.publishing.DraftSounds.Brought;
import org.hotline12333.publishing.ProjectFolder;
import org.hotline12333.simulator.line.Act;
import org.hotline12333.simulator.line.Caller;
import org.hotline12333.simulator.line.Ending;
import org.hotline12333.simulator.line.Exchange;
import org.hotline12333.simulator.line.SimulatedChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A draft on the test number, and who hears it. */
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class DraftLineTest {
    private static final Actor LI = Actor.at("127.0.0.1", "li");
    private static final FilePath TEXTS = new FilePath("prompts/zh/texts.yaml");
    private static final FilePath MAIN = new FilePath("dialplans/hotline/main.yaml");
    private static final Exchange CALL =
            Exchange.of(new CallFacts("test.1", "13912345678", "*12333"));
    private static final Duration CLIP = Duration.ofSeconds(1);

    @TempDir Path folder;

    private StoreUnderTest store;
    private Drafts drafts;
    private TestNumber number;
    private ProjectFolder published;
    private Gate gate;
    private final TestLine.Lent lent = new TestLine.Lent();
    private DraftLine line;

    @BeforeEach
    void open() throws IOException {
        Home.copied(folder.resolve("home"));
        store =
                StoreUnderTest.empty(
                        JdbcConnectionPool.create(
                                "jdbc:h2:mem:"
                                        + UUID.randomUUID()
                                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                                "hotline",
                                ""),
                        folder.resolve("hotline.key"));
        drafts = store.store().drafts();
        number = drafts.testNumber();
        serve(Files.createDirectory(folder.resolve("copy")));
    }

    private void serve(Path copy) {
        published = new ProjectFolder(folder.resolve("home"), copy, new EarlierSounds());
        gate = new Gate(published, SpeechEngine.ESPEAK);
        line = new DraftLine(number, gate, published, lent, store.clock());
    }

    @AfterEach
    void close() {
        line.close();
        gate.close();
    }

    private Draft changed(FilePath path, String was, String is) {
        String text = published.read(path).flatMap(Content::text).orElseThrow();
        assertThat(text).contains(was);
        String digest = Content.of(text).digest();
        Draft draft = drafts.begin("A draft", LI).orElseThrow();
        Drafts.Edit edit =
                new Drafts.Edit(path, Optional.of(text.replace(was, is)), digest, digest);
        return ((Drafts.Saved.Done) drafts.save(draft.id(), edit, LI)).draft();
    }

    private Draft newMenu() {
        return changed(TEXTS, "个人查询请按一，政策按二", "政策按二，个人查询按一");
    }

    private OnNumber on(Draft draft) {
        assertThat(number.put(draft, LI)).isTrue();
        return number.present().orElseThrow();
    }

    private OnNumber heard(Draft draft) {
        OnNumber on = on(draft);
        look();
        assertThat(line.standing(on)).isEqualTo(new Standing.Heard());
        return on;
    }

    private void look() {
        for (int looks = 0; looks < 5; looks++) { // others may be made before it
            line.look();
        }
    }

    private SimulatedChannel calls(TestLine.Trial trial, String keys) {
        List<Act> acts =
                Stream.concat(
                                Act.presses(Duration.ofSeconds(8), Duration.ofSeconds(8), keys)
                                        .stream(),
                                Stream.of(new Act.HangUp(Duration.ofMinutes(1))))
                        .toList();
        SimulatedChannel channel = new SimulatedChannel(CALL, Caller.timed(acts), _ -> CLIP);
        trial.run(channel);
        return channel;
    }

    private static List<String> clips(SimulatedChannel channel) {
        return channel.played().stream().map(played -> played.clip().id()).toList();
    }

    private TestLine.Trial taken() {
        return ((Answer.Taken) line.answer()).trial();
    }

    @Test
    void itsOwnSoundsAreHeardAndAllOthersWhereTheyAre() throws IOException {
        assertThat(line.answer()).isEqualTo(new Answer.Nothing());
        OnNumber on = heard(newMenu());
        int audited = store.audit().size();

        try (TestLine.Trial trial = taken()) {
            SimulatedChannel call = calls(trial, "10");

            assertThat(clips(call))
                    .contains("zh/welcome")
                    .anyMatch(clip -> clip.matches("_drafts/[0-9a-f]{8}/zh/main-menu"))
                    .doesNotContain("zh/main-menu");
            assertThat(call.ending()).isEqualTo(new Ending.Transferred("draft", ""));
            assertThat(call.kept()).as("for another server").isEmpty();
        }
        assertThat(store.audit()).hasSize(audited);
        assertThat(count("call_log") + count("ticket") + count("outbox")).isZero();
        assertThat(copied()).hasSize(1);

        number.takeOff(on.draft().id(), LI);
        line.look();
        assertThat(copied()).isEmpty();
        assertThat(line.answer()).isEqualTo(new Answer.Nothing());
    }

    private long count(String table) {
        return store.sql().sql("select count(*) from " + table).query(Long.class).single();
    }

    private List<Path> copied() throws IOException {
        try (Stream<Path> all = Files.list(folder.resolve("copy/_drafts"))) {
            return all.toList();
        }
    }

    /** Not even before somebody looks at the clock again. */
    @Test
    void whoComesTooLateHearsNothing() {
        heard(newMenu());
        store.clock().pass(TestNumber.LASTS);

        assertThat(line.answer()).isEqualTo(new Answer.Nothing());
    }

    @Test
    void oneMoreThanCanListenIsToldSo() {
        heard(newMenu());
        TestLine.Trial first = taken();
        TestLine.Trial second = taken();
        assertThat(line.answer()).isEqualTo(new Answer.Busy());

        second.close();
        assertThat(line.answer()).isInstanceOf(Answer.Taken.class);
        first.close();
    }

    @Test
    void aWorldThatHasFailedIsMadeAnew() {
        heard(newMenu());
        try (TestLine.Trial trial = taken()) {
            SimulatedChannel broken =
                    new SimulatedChannel(
                            CALL,
                            moment -> {
                                if (moment instanceof Caller.Moment.Speaking) {
                                    throw new IllegalStateException("the line breaks");
                                }
                                return List.of();
                            },
                            _ -> CLIP);
            assertThatThrownBy(() -> trial.run(broken)).isInstanceOf(IllegalStateException.class);
        }
        TestLine.Trial other = taken();
        assertThat(line.answer()).isEqualTo(new Answer.Busy());

        line.look();
        taken().close();
        other.close();
    }

    @Test
    void whatSomebodyTypesMeanwhileIsNotHeard() throws IOException {
        Draft draft = newMenu();
        OnNumber on = heard(draft);
        List<Path> before = copied();
        String text = draft.file(TEXTS).orElseThrow().text().orElseThrow();
        drafts.save(
                draft.id(),
                new Drafts.Edit(
                        TEXTS,
                        Optional.of(text.replace("政策按二", "政策请按二")),
                        Content.of(text).digest(),
                        draft.file(TEXTS).orElseThrow().begunFrom()),
                LI);
        line.look();

        assertThat(copied()).isEqualTo(before);
        assertThat(line.standing(on)).isEqualTo(new Standing.Heard());
    }

    /** As after a new start of Asterisk. */
    @Test
    void soundsThatAreGoneAreBroughtAgain() throws IOException {
        heard(newMenu());
        List<Path> before = copied();
        try (Stream<Path> all = Files.walk(folder.resolve("copy/_drafts"))) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
        line.look();

        assertThat(copied()).isEqualTo(before);
    }

    @Test
    void whatLeadsNoCallsIsNotPutThrough() {
        OnNumber on = on(changed(MAIN, "goto: main", "goto: nowhere"));
        look();

        assertThat(line.standing(on)).isEqualTo(new Standing.LeadsNoCalls());
        assertThat(line.answer()).isEqualTo(new Answer.Nothing());
    }

    @Test
    void withoutAnAsteriskHereThePageSaysSo() {
        line.close();
        gate.close();
        Path none = folder.resolve("none");
        serve(none);
        OnNumber on = on(newMenu());
        look();

        assertThat(line.standing(on))
                .isEqualTo(new Standing.NoSounds(new Brought.NoCopy(none.toString())));
        assertThat(line.answer()).isEqualTo(new Answer.Nothing());
    }
}
