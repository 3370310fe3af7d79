package org.hotline12333.store.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.hotline12333.identity.Origin;
import org.hotline12333.identity.PersonId;
import org.hotline12333.identity.TelephoneNumber;
import org.hotline12333.identity.TicketNumber;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.access.Limits;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.ticket.TicketBook.Closing;
import org.junit.jupiter.api.Test;

/** What callers leave for others to answer, over every database. */
public interface TicketContract {
    String MOBILE = "13900000001";
    String OTHER = "13900000002";
    LocalDate SOON = LocalDate.of(2026, 11, 27);
    Optional<PersonId> NOBODY = Optional.empty();
    Wish COMPLAINT = new Wish(TicketKind.COMPLAINT, "", SOON, Optional.empty());

    StoreUnderTest fresh();

    private Tickets tickets() {
        return fresh().store().tickets();
    }

    private static Enquirer by(String number, String call) {
        return new Enquirer(Origin.telephone(number), call);
    }

    private static Wish callBack(String number, LocalDate day) {
        return new Wish(
                TicketKind.CALL_BACK,
                "",
                day,
                Optional.of(new CallBack(TelephoneNumber.of(number), day, HalfDay.MORNING, "zh")));
    }

    private long rows() {
        return fresh().sql().sql("select count(*) from ticket").query(Long.class).single();
    }

    @Test
    default void aTicketIsOpenedWithItsRowOfTheAudit() {
        Opened opened = tickets().open(COMPLAINT, by(MOBILE, "1.1"), NOBODY);

        assertThat(opened).isEqualTo(new Opened.Anew(opened.number(), SOON));
        assertThat(fresh().audit())
                .containsExactly("OPEN_COMPLAINT/" + opened.number().digits() + "/OPENED");
        assertThat(tickets().ask(opened.number(), by(MOBILE, "1.2"), NOBODY))
                .isEqualTo(new Asked.StillOpen(SOON));
    }

    @Test
    default void nothingIsOpenedThatIsInNoAudit() {
        fresh().withoutAudit(() ->
                assertThatThrownBy(() -> tickets().open(COMPLAINT, by(MOBILE, "1.1"), NOBODY))
                        .isInstanceOf(RecordStoreAwayException.class));

        assertThat(rows()).isZero();
    }

    /** The server died before it could tell, and another one is asked in the same call. */
    @Test
    default void whatIsAskedForTwiceInACallIsDoneOnceAndToldTwice() {
        for (String number : List.of(MOBILE, "")) {
            Opened first = tickets().open(COMPLAINT, by(number, "1.1"), NOBODY);
            Opened again = tickets().open(COMPLAINT, by(number, "1.1"), NOBODY);

            assertThat(again).isEqualTo(first).isInstanceOf(Opened.Anew.class);
        }
        assertThat(rows()).isEqualTo(2);
        assertThat(fresh().audit()).hasSize(2);
    }

    /** Another channel asks as soon as one was told, on a server that knew nothing of it. */
    @Test
    default void whatOneServerHasToldAnotherKnowsAtOnce() {
        StoreUnderTest here = fresh();
        StoreUnderTest there = here.with(Limits.standard());
        Opened told = here.store().tickets().open(COMPLAINT, by(MOBILE, "1.1"), NOBODY);

        assertThat(there.store().tickets().ask(told.number(), by(MOBILE, "1.2"), NOBODY))
                .isEqualTo(new Asked.StillOpen(SOON));
        assertThat(there.store().tickets().open(COMPLAINT, by(MOBILE, "1.3"), NOBODY))
                .isEqualTo(new Opened.Joined(told.number(), SOON));

        there.store().ticketBook().close(told.number(), "mended", "a test");

        assertThat(here.store().tickets().ask(told.number(), by(MOBILE, "1.4"), NOBODY))
                .isInstanceOf(Asked.Answered.class);
    }

    @Test
    default void theSameCallerAboutTheSameIsJoinedUntilItIsAnswered() {
        Opened first = tickets().open(COMPLAINT, by(MOBILE, "1.1"), NOBODY);
        Opened later = tickets().open(COMPLAINT, by("+86" + MOBILE, "1.2"), NOBODY);
        assertThat(later).isEqualTo(new Opened.Joined(first.number(), SOON));
        assertThat(fresh().audit().getLast()).endsWith("/JOINED");

        fresh().store().ticketBook().close(first.number(), "mended", "a test");

        assertThat(tickets().open(COMPLAINT, by(MOBILE, "1.3"), NOBODY))
                .isInstanceOf(Opened.Anew.class);
    }

    @Test
    default void anotherCallerKindOrRecordIsAnotherTicket() {
        Optional<PersonId> paying = Optional.of(fresh().id(TestPeople.PAYING));
        Optional<PersonId> retired = Optional.of(fresh().id(TestPeople.RETIRED));

        List<Opened> opened =
                Stream.of(
                                tickets().open(COMPLAINT, by(MOBILE, "1"), NOBODY),
                                tickets().open(COMPLAINT, by(OTHER, "2"), NOBODY),
                                tickets().open(COMPLAINT, by("", "3"), NOBODY),
                                tickets().open(COMPLAINT, by("", "4"), NOBODY),
                                tickets().open(COMPLAINT, by(MOBILE, "5"), paying),
                                tickets().open(COMPLAINT, by(MOBILE, "6"), retired),
                                tickets().open(objection("PENSION"), by(MOBILE, "7"), paying),
                                tickets().open(objection("MEDICAL"), by(MOBILE, "8"), paying))
                        .toList();

        assertThat(opened).hasOnlyElementsOfType(Opened.Anew.class);
        assertThat(rows()).isEqualTo(8);
        assertThat(tickets().open(objection("MEDICAL"), by(OTHER, "9"), paying))
                .isEqualTo(new Opened.Joined(opened.getLast().number(), SOON));
    }

    private static Wish objection(String about) {
        return new Wish(TicketKind.OBJECTION, about, SOON, Optional.empty());
    }

    @Test
    default void manyServersAtOneMomentOpenOne() throws Exception {
        try (ExecutorService servers = Executors.newFixedThreadPool(8)) {
            List<Callable<Opened>> all =
                    Stream.iterate(1, call -> call + 1)
                            .limit(24)
                            .<Callable<Opened>>map(call ->
                                    () ->
                                            tickets()
                                                    .open(
                                                            COMPLAINT,
                                                            by(MOBILE, "1." + call),
                                                            NOBODY))
                            .toList();
            for (var opened : servers.invokeAll(all)) {
                assertThat(opened.get().promised()).isEqualTo(SOON);
            }
        }

        assertThat(rows()).isEqualTo(1);
        assertThat(fresh().sql().sql("select asked from ticket").query(Integer.class).single())
                .isEqualTo(24);
    }

    @Test
    default void aNumberThatIsTakenIsDrawnAgain() {
        Iterator<Integer> chance = List.of(12345678, 12345678, 87654321).iterator();
        Tickets numbered = tickets().numbered(() -> TicketNumber.of(chance.next()));

        numbered.open(COMPLAINT, by(MOBILE, "1.1"), NOBODY);

        assertThat(numbered.open(COMPLAINT, by(OTHER, "1.2"), NOBODY).number())
                .isEqualTo(TicketNumber.of(87654321));
    }

    @Test
    default void somebodyElsesTicketIsToldAsNone() {
        Optional<PersonId> paying = Optional.of(fresh().id(TestPeople.PAYING));
        TicketNumber theirs = tickets().open(COMPLAINT, by(MOBILE, "1.1"), paying).number();
        TicketNumber none = TicketNumber.of(11111111);

        for (TicketNumber number : List.of(theirs, none)) {
            assertThat(tickets().ask(number, by(OTHER, "2.1"), NOBODY))
                    .isEqualTo(new Asked.NotYours());
            assertThat(tickets().ask(number, by("", "2.2"), NOBODY))
                    .isEqualTo(new Asked.NotYours());
            assertThat(
                            tickets()
                                    .ask(
                                            number,
                                            by(OTHER, "2.3"),
                                            Optional.of(fresh().id(TestPeople.RETIRED))))
                    .isEqualTo(new Asked.NotYours());
        }
        assertThat(fresh().audit().stream().skip(1)).containsOnly("ASK_TICKET//WRONG");
        assertThat(tickets().ask(theirs, by(OTHER, "2.4"), paying))
                .isEqualTo(new Asked.StillOpen(SOON));
    }

    /** Nobody is called by a number that is withheld: two such callers are not one. */
    @Test
    default void aTicketOfAWithheldNumberIsWhosesoeverHasItsNumber() {
        Optional<PersonId> paying = Optional.of(fresh().id(TestPeople.PAYING));
        TicketNumber known = tickets().open(COMPLAINT, by("", "1.1"), paying).number();
        TicketNumber unknown = tickets().open(COMPLAINT, by("", "1.2"), NOBODY).number();

        assertThat(tickets().ask(known, by("", "2.1"), NOBODY)).isEqualTo(new Asked.NotYours());
        assertThat(tickets().ask(unknown, by(OTHER, "2.2"), NOBODY))
                .isEqualTo(new Asked.StillOpen(SOON));
    }

    @Test
    default void whoGuessesIsHeldOffEvenWhereTheyAreRight() {
        TicketNumber own = tickets().open(COMPLAINT, by(MOBILE, "1.1"), NOBODY).number();
        int guesses = Limits.standard().perOrigin().refusals();
        for (int i = 0; i < guesses; i++) {
            assertThat(tickets().ask(TicketNumber.of(20000000 + i), by(MOBILE, "2"), NOBODY))
                    .isEqualTo(new Asked.NotYours());
        }

        assertThat(tickets().ask(own, by(MOBILE, "3"), NOBODY)).isEqualTo(new Asked.HeldOff());
        assertThat(tickets().ask(own, by(MOBILE, "4"), NOBODY)).isEqualTo(new Asked.HeldOff());

        assertThat(fresh().audit().stream().filter(row -> row.endsWith("/THROTTLED"))).hasSize(1);
    }

    @Test
    default void ofTwoWishesToBeCalledTheLaterCounts() {
        Opened first = tickets().open(callBack(MOBILE, SOON), by(MOBILE, "1.1"), NOBODY);
        LocalDate later = SOON.plusDays(3);

        assertThat(tickets().open(callBack("01087654321", later), by(MOBILE, "1.2"), NOBODY))
                .isEqualTo(new Opened.Joined(first.number(), later));

        assertThat(fresh().audit().getLast()).endsWith("/CHANGED");
        assertThat(fresh().store().ticketBook().show(first.number(), "a test").orElseThrow())
                .satisfies(ticket -> {
                    assertThat(ticket.callTo()).isEqualTo("01087654321");
                    assertThat(ticket.entry().callDay()).contains(later);
                    assertThat(ticket.caller()).isEqualTo(MOBILE);
                });
    }

    @Test
    default void anAnswerIsToldOnceItIsThereAndStays() {
        TicketNumber number = tickets().open(COMPLAINT, by(MOBILE, "1.1"), NOBODY).number();
        TicketBook book = fresh().store().ticketBook();

        assertThat(book.close(number, "called, all is well", "one")).isEqualTo(Closing.CLOSED);
        assertThat(book.close(number, "another", "two")).isEqualTo(Closing.CLOSED_BEFORE);
        assertThat(book.close(TicketNumber.of(11111111), "", "")).isEqualTo(Closing.NONE);

        assertThat(tickets().ask(number, by(MOBILE, "1.2"), NOBODY))
                .isEqualTo(
                        new Asked.Answered(
                                LocalDate.ofInstant(
                                        fresh().clock().instant(),
                                        java.time.ZoneId.of("Asia/Shanghai"))));
        assertThat(book.show(number, "three").orElseThrow().answer())
                .isEqualTo("called, all is well");
        assertThat(book.all(false)).isEmpty();
        assertThat(book.all(true)).hasSize(1);
        assertThat(fresh().audit())
                .contains(
                        "CLOSE_TICKET/" + number.digits() + "/ANSWERED",
                        "SHOW_TICKET/" + number.digits() + "/ANSWERED");
    }

    @Test
    default void noTelephoneNorAnswerStandsInTheTableInTheClear() {
        TicketNumber number =
                tickets().open(callBack("01087654321", SOON), by(MOBILE, "1.1"), NOBODY).number();
        fresh().store().ticketBook().close(number, "secretly", "one");

        assertThat(fresh().sql().sql("select * from ticket").query().singleRow().values())
                .extracting(String::valueOf)
                .noneMatch(value -> value.contains(MOBILE))
                .noneMatch(value -> value.contains("87654321"))
                .noneMatch(value -> value.contains("secretly"));
    }

    @Test
    default void answeredTicketsGoAfterTheirTimeAndOpenOnesNever() {
        TicketNumber answered = tickets().open(COMPLAINT, by(MOBILE, "1.1"), NOBODY).number();
        tickets().open(COMPLAINT, by(OTHER, "1.2"), NOBODY);
        fresh().store().ticketBook().close(answered, "done", "one");

        assertThat(tickets().removeBefore(fresh().clock().instant())).isZero();
        assertThat(tickets().removeBefore(fresh().clock().instant().plusSeconds(1))).isEqualTo(1);
        assertThat(tickets().removeBefore(fresh().clock().instant().plusSeconds(1))).isZero();

        assertThat(rows()).isEqualTo(1);
    }
}
