package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotline12333.HotlineApplication;
import org.hotline12333.identity.Origin;
import org.hotline12333.identity.TelephoneNumber;
import org.hotline12333.identity.TicketNumber;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.ticket.CallBack;
import org.hotline12333.store.ticket.HalfDay;
import org.hotline12333.store.ticket.TicketKind;
import org.hotline12333.store.ticket.Wish;
import org.hotline12333.value.RecordingId;
import org.hotline12333.value.Sound;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Tickets as an operator has them, while they are served and while they are not. */
class TicketsCommandTest {
    private static final LocalDate DAY = LocalDate.of(2026, 11, 27);
    private static final String CALLER = "13912345678";

    @TempDir Path folder;

    private Store store;

    @BeforeEach
    void name() {
        store = new Store(folder.resolve("data"));
    }

    private Verb tickets(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "tickets";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Verb.run(Map.of("HOTLINE_DATA", store.data().toString()), all);
    }

    private String told(String... arguments) {
        Verb verb = tickets(arguments);
        assertThat(verb.err()).isEmpty();
        assertThat(verb.status()).isZero();
        return verb.out();
    }

    private void refused(String line, String... arguments) {
        Verb verb = tickets(arguments);
        assertThat(verb.status()).isOne();
        assertThat(verb.err()).containsExactly("hotline: " + line);
    }

    private ConfigurableApplicationContext served() {
        return new SpringApplicationBuilder(HotlineApplication.class)
                .properties(
                        Map.of("HOTLINE_DATA", store.data().toString(), "HOTLINE_AGI_PORT", "0"))
                .run();
    }

    /** Somebody wishes to be called. */
    private static TicketNumber wish(ConfigurableApplicationContext hotline) {
        CallBack callBack =
                new CallBack(TelephoneNumber.of("01087654321"), DAY, HalfDay.AFTERNOON, "en");
        return hotline.getBean(RecordStore.class)
                .tickets()
                .open(
                        new Wish(TicketKind.CALL_BACK, "", DAY, Optional.of(callBack)),
                        new Enquirer(Origin.telephone(CALLER), "1700000000.1"),
                        Optional.empty())
                .number();
    }

    @Test
    void listsShowsAnswersAndExportsWhileTheyAreServedAndAfterwards() throws IOException {
        TicketNumber number;
        try (ConfigurableApplicationContext hotline = served()) {
            number = wish(hotline);
            assertThat(told("list"))
                    .startsWith(number.inGroups() + "  call back  opened ")
                    .endsWith(
                            ", promised by 2026-11-27, to be called on 2026-11-27 afternoon, in en\n")
                    .doesNotContain("87654321", CALLER);
            assertThat(told("show", number.digits()))
                    .contains("called from " + CALLER, "to be called at 01087654321");
            assertThat(told("close", number.inGroups(), "called, all is well"))
                    .isEqualTo("ticket " + number.inGroups() + " is answered\n");
            refused(
                    "ticket " + number.inGroups() + " was answered before, and stays so",
                    "close",
                    number.digits(),
                    "again");
        }
        assertThat(told("list")).isEmpty();
        assertThat(told("list", "--all")).contains(number.inGroups(), ", answered ");
        assertThat(told("show", number.digits())).contains("answer: called, all is well");

        Path file = folder.resolve("tickets.csv");
        assertThat(told("csv", file.toString())).isEmpty();
        assertThat(Files.readString(file))
                .startsWith(
                        "number,kind,about,opened,promised,calls,call-day,call-half,call-language,call-backs,called,answered\n")
                .contains(
                        number.digits() + ",call back,,", ",2026-11-27,1,2026-11-27,afternoon,en,")
                .doesNotContain("87654321", CALLER, "all is well");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    /** Somebody says something, twice. */
    private static TicketNumber messages(ConfigurableApplicationContext hotline) {
        RecordStore records = hotline.getBean(RecordStore.class);
        Enquirer caller = new Enquirer(Origin.telephone(CALLER), "1700000000.2");
        TicketNumber number = null;
        for (int seconds : new int[] {3, 4}) {
            Sound said = new Sound(new byte[seconds * 8_000], Duration.ofSeconds(seconds));
            RecordingId id = records.recordings().keep(said, caller, Optional.empty());
            number =
                    records.tickets()
                            .open(
                                    new Wish(
                                            TicketKind.MESSAGE,
                                            "",
                                            DAY,
                                            Optional.empty(),
                                            Optional.of(id)),
                                    caller,
                                    Optional.empty())
                            .number();
        }
        return Objects.requireNonNull(number);
    }

    @Test
    void playsMessagesIntoAFileThatIsNotThereUntilTheyAreAnswered() throws IOException {
        Path served = folder.resolve("served.wav");
        Path later = folder.resolve("later.wav");
        TicketNumber number;
        try (ConfigurableApplicationContext hotline = served()) {
            number = messages(hotline);
            assertThat(told("show", number.digits()))
                    .contains("message of 3 s, left ", "message of 4 s, left ");
            assertThat(told("play", number.digits(), served.toString()))
                    .isEqualTo("2 messages, 8 s\n");
        }
        assertThat(told("play", number.inGroups(), later.toString()))
                .isEqualTo("2 messages, 8 s\n");
        assertThat(later).hasSize(44 + 8 * 16_000).hasSameBinaryContentAs(served);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(later)))
                .isEqualTo("rw-------");
        refused(
                later + " is there already, and is not overwritten: name another file",
                "play",
                number.digits(),
                later.toString());
        told("close", number.digits(), "called");
        refused(
                "there is no ticket of this number with a message, or it was answered",
                "play",
                number.digits(),
                folder.resolve("none.wav").toString());
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("data", "served.wav", "later.wav");
        }
    }

    @Test
    void saysWhatIsNoTicket() {
        served().close();

        refused("there is no ticket 111-111-117", "show", "111111117");
        refused(
                "that is no number of a ticket: it has nine digits, of which the last checks the"
                        + " others",
                "show",
                "111111112");
        refused(
                "the answer is one line of 1 to 200 letters; see hotline tickets --help",
                "close",
                "111111117",
                "one\ntwo");
    }
}
