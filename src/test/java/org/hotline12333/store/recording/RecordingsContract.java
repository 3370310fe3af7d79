package org.hotline12333.store.recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.hotline12333.identity.TicketNumber;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.rotation.KeyRotation;
import org.hotline12333.store.ticket.TicketBook;
import org.hotline12333.store.ticket.TicketKind;
import org.hotline12333.store.ticket.Wish;
import org.hotline12333.value.RecordingId;
import org.hotline12333.value.Sound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What callers have said, over every database. */
abstract class RecordingsContract {
    /** Words that would show in the clear. */
    private static final byte[] SAID =
            "a voice, as it were ".repeat(400).getBytes(StandardCharsets.US_ASCII);

    private static final Enquirer CALLER = StoreUnderTest.calling("13900000001");

    @TempDir Path folder;

    private StoreUnderTest store;
    private Recordings recordings;

    abstract DataSource emptyDatabase() throws Exception;

    @BeforeEach
    void open() throws Exception {
        store = StoreUnderTest.empty(emptyDatabase(), folder.resolve("hotline.key"));
        recordings = store.store().recordings();
    }

    private static Sound sound() {
        return new Sound(SAID, Duration.ofMillis(2_345));
    }

    private RecordingId keep() {
        return recordings.keep(sound(), CALLER, Optional.empty());
    }

    private String audited() {
        return String.join(
                " ",
                store.sql()
                        .sql(
                                "select result from enquiry_audit where enquiry = 'MESSAGE' order by id")
                        .query(String.class)
                        .list());
    }

    private byte[] stored(RecordingId id) {
        return store.sql()
                .sql("select sound from recording where id = ?")
                .param(id.value())
                .query((row, _) -> row.getBytes(1))
                .single();
    }

    @Test
    void whatWasSaidComesBackAndIsStoredSealed() {
        RecordingId id = keep();

        assertThat(recordings.sound(id).aLaw()).isEqualTo(SAID);
        assertThat(recordings.sound(id).speech()).isEqualTo(Duration.ofMillis(2_345));
        assertThat(new String(stored(id), StandardCharsets.ISO_8859_1)).doesNotContain("voice");
        assertThat(audited()).isEqualTo("KEPT");
    }

    @Test
    void aMinuteFits() {
        byte[] minute = new byte[120 * Sound.SAMPLES_PER_SECOND];

        RecordingId id =
                recordings.keep(new Sound(minute, Duration.ofMinutes(2)), CALLER, Optional.empty());

        assertThat(recordings.sound(id).aLaw()).isEqualTo(minute);
    }

    @Test
    void oneThatWasPutInAnothersPlaceDoesNotOpen() {
        RecordingId one = keep();
        RecordingId other = keep();
        store.sql()
                .sql("update recording set sound = ? where id = ?")
                .param(stored(one))
                .param(other.value())
                .update();

        assertThatIllegalStateException()
                .isThrownBy(() -> recordings.sound(other))
                .withMessageContaining("does not open");
    }

    /** Sends it with the ticket of its caller, whose number this is. */
    private TicketNumber send(RecordingId id) {
        return store.store()
                .tickets()
                .open(
                        new Wish(
                                TicketKind.MESSAGE,
                                "",
                                LocalDate.of(2026, 11, 27),
                                Optional.empty(),
                                Optional.of(id)),
                        CALLER,
                        Optional.empty())
                .number();
    }

    private List<RecordingId> sentWith(TicketNumber ticket) {
        return recordings.of(ticket).stream().map(Recordings.Said::id).toList();
    }

    @Test
    void nothingIsKeptThatIsInNoAudit() {
        store.withoutAudit(
                () -> assertThatThrownBy(this::keep).isInstanceOf(RecordStoreAwayException.class));

        assertThat(store.sql().sql("select count(*) from recording").query(Integer.class).single())
                .isZero();
    }

    @Test
    void isSentOnceHoweverOften() {
        RecordingId id = keep();

        TicketNumber ticket = send(id);

        assertThat(send(id)).isEqualTo(ticket);
        assertThat(sentWith(ticket)).containsExactly(id);
        assertThat(audited()).isEqualTo("KEPT SENT");
    }

    @Test
    void allOfACallerAreOfOneTicketInTheirOrder() {
        RecordingId one = keep();
        RecordingId other = keep();

        TicketNumber ticket = send(one);

        assertThat(send(other)).isEqualTo(ticket);
        assertThat(sentWith(ticket)).containsExactly(one, other);
    }

    @Test
    void noTicketIsOpenedForWhatIsNotThere() {
        RecordingId none = new RecordingId(7);

        assertThatIllegalStateException().isThrownBy(() -> recordings.sound(none));
        assertThatIllegalStateException().isThrownBy(() -> send(none));

        assertThat(tickets()).isZero();
        assertThat(audited()).isEmpty();
    }

    private int tickets() {
        return store.sql().sql("select count(*) from ticket").query(Integer.class).single();
    }

    @Test
    void isPlayedToWhoeverAnswersAndThatIsInTheAudit() {
        TicketNumber ticket = send(keep());
        TicketBook book = store.store().ticketBook();

        assertThat(book.play(ticket, "somebody").getFirst().aLaw()).isEqualTo(SAID);

        assertThat(
                        store.sql()
                                .sql(
                                        "select detail from enquiry_audit where enquiry = 'PLAY_TICKET'")
                                .query(String.class)
                                .list())
                .containsExactly(ticket.digits());
    }

    @Test
    void isGoneOnceItsTicketIsAnswered() {
        RecordingId id = keep();
        TicketNumber ticket = send(id);
        TicketBook book = store.store().ticketBook();

        book.close(ticket, "called", "somebody");

        assertThatIllegalStateException().isThrownBy(() -> recordings.sound(id));
        assertThat(book.play(ticket, "somebody")).isEmpty();
    }

    @Test
    void goesWithItsTicket() {
        RecordingId id = keep();
        TicketNumber ticket = send(id);
        store.sql()
                .sql("update ticket set answered_at = opened_at where number = ?")
                .param(ticket.digits())
                .update();
        store.clock().pass(Duration.ofMillis(1));

        assertThat(store.store().tickets().removeBefore(store.clock().instant())).isEqualTo(1);

        assertThatIllegalStateException().isThrownBy(() -> recordings.sound(id));
    }

    @Test
    void draftsGoInTimeAndWhatWasSentStays() {
        RecordingId draft = keep();
        RecordingId sent = keep();
        send(sent);
        store.clock().pass(Recordings.DRAFT_LIFE);

        assertThat(forget()).isZero();
        store.clock().pass(Duration.ofMillis(1));
        assertThat(forget()).isEqualTo(1);
        assertThat(forget()).isZero();

        assertThat(recordings.sound(sent).aLaw()).isEqualTo(SAID);
        assertThatIllegalStateException().isThrownBy(() -> recordings.sound(draft));
    }

    private int forget() {
        return recordings.forgetDrafts(store.clock().instant().minus(Recordings.DRAFT_LIFE));
    }

    @Test
    void areSealedAnewWithANewKey() {
        for (int i = 0; i < 11; i++) {
            keep();
        }
        RecordingId id = keep();
        byte[] before = stored(id);
        KeyRotation rotation = store.store().keyRotation();
        rotation.tick(Duration.ofSeconds(30));
        String key = KeyRotation.addKey(store.keyFile());
        rotation.tick(Duration.ofSeconds(30));
        store.clock().pass(KeyRotation.NOTICE);
        rotation.tick(Duration.ofSeconds(30));
        store.clock().pass(KeyRotation.LAGGARDS);
        rotation.tick(Duration.ofSeconds(30));

        assertThat(
                        store.sql()
                                .sql("select distinct sealing_key from recording")
                                .query(String.class)
                                .list())
                .containsExactly(key);
        assertThat(stored(id)).isNotEqualTo(before);
        assertThat(recordings.sound(id).aLaw()).isEqualTo(SAID);
    }
}
