package org.hotline12333.store.rotation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.hotline12333.identity.Origin;
import org.hotline12333.identity.TelephoneNumber;
import org.hotline12333.identity.TicketNumber;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.ticket.CallBack;
import org.hotline12333.store.ticket.HalfDay;
import org.hotline12333.store.ticket.Opened;
import org.hotline12333.store.ticket.TicketKind;
import org.hotline12333.store.ticket.Wish;
import org.junit.jupiter.api.Test;

/** Tickets while one key takes over from another. */
abstract class TicketRotationContract extends KeyFileRotationContract {
    @Test
    void findsAndShowsTicketsUnderEitherKey() {
        LocalDate day = LocalDate.of(2026, 11, 27);
        Wish wish =
                new Wish(
                        TicketKind.CALL_BACK,
                        "",
                        day,
                        Optional.of(
                                new CallBack(
                                        TelephoneNumber.of("01087654321"),
                                        day,
                                        HalfDay.MORNING,
                                        "zh")));
        Enquirer first = new Enquirer(Origin.telephone("13900000001"), "1");
        TicketNumber number = store.store().tickets().open(wish, first, Optional.empty()).number();
        TicketNumber answered =
                store.store()
                        .tickets()
                        .open(
                                new Wish(TicketKind.COMPLAINT, "", day, Optional.empty()),
                                first,
                                Optional.empty())
                        .number();
        store.store().ticketBook().close(answered, "mended", "a test");
        takenOver();
        assertThat(remains().tickets()).isEqualTo(2);
        assertThat(joined(wish, "2")).isEqualTo(number);
        store.clock().pass(KeyRotation.LAGGARDS);
        tick();
        tick();

        assertThat(keysOf("ticket")).containsExactly(writing());
        assertThat(remains().tickets()).isZero();
        assertThat(joined(wish, "3")).isEqualTo(number);
        assertThat(store.store().ticketBook().show(number, "a test").orElseThrow())
                .satisfies(ticket -> {
                    assertThat(ticket.caller()).isEqualTo("13900000001");
                    assertThat(ticket.callTo()).isEqualTo("01087654321");
                });
        assertThat(store.store().ticketBook().show(answered, "a test").orElseThrow().answer())
                .isEqualTo("mended");
    }

    @Test
    void sendsWhatWaitsAndKnowsItAgainUnderEitherKey() {
        store.leaveMessage();
        takenOver();
        assertThat(remains().messages()).isEqualTo(1);
        store.clock().pass(KeyRotation.LAGGARDS);
        tick();
        tick();

        assertThat(keysOf("outbox")).containsExactly(writing());
        assertThat(remains().messages()).isZero();
        assertThat(store.store().dispatch("a", 60).next().orElseThrow())
                .satisfies(letter -> {
                    assertThat(letter.to().canonical()).isEqualTo("14000001234");
                    assertThat(letter.text().reveal()).isEqualTo("lost, ending 1024");
                });
    }

    private TicketNumber joined(Wish wish, String call) {
        Enquirer again = new Enquirer(Origin.telephone("+8613900000001"), call);
        Opened opened = store.store().tickets().open(wish, again, Optional.empty());
        assertThat(opened).isInstanceOf(Opened.Joined.class);
        return opened.number();
    }
}
