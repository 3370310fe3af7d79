package org.hotline12333.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.hotline12333.identity.Origin;
import org.hotline12333.identity.PersonId;
import org.hotline12333.identity.Secret;
import org.hotline12333.service.Contract.Outcome;
import org.hotline12333.service.Service.Caller;
import org.hotline12333.service.Service.Request;
import org.hotline12333.service.Service.Result;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What breaks a contract never leaves the desk, and its fault names no value. */
class ServiceDeskTest {
    private static final String SECRET_TEXT = "a-text-not-promised";
    private static final Contract CONTRACT =
            Contract.of("tell-balance", VerificationLevel.CLAIMED)
                    .taking("month", FieldType.YEAR_MONTH)
                    .reading("since", ValueKind.YEAR)
                    .giving(
                            "told",
                            new Outcome(
                                    Map.of("balance", ValueKind.MONEY, "status", ValueKind.PHRASE),
                                    Map.of("status", Set.of("status-paying")),
                                    null))
                    .giving("known", new Outcome(VerificationLevel.VERIFIED))
                    .giving("none", Map.of());

    private static final Map<String, FieldValue> FIELDS =
            Map.of("month", new FieldValue.CalendarMonth(YearMonth.of(2024, 1)));
    private static final Map<String, Value> SLOTS =
            Map.of("since", new Value.CalendarYear(Year.of(2019)));
    private static final Map<String, Value> TOLD =
            Map.of(
                    "balance",
                    new Value.Money(2864032),
                    "status",
                    new Value.Phrase("status-paying"));

    private final Logger logger = (Logger) LoggerFactory.getLogger(ServiceDesk.class);
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final List<Request> served = new ArrayList<>();
    private long now;

    @BeforeEach
    void listen() {
        logger.setLevel(Level.WARN);
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void leave() {
        logger.detachAppender(log);
        logger.setLevel(null);
    }

    /** Takes its time, and gives what it is told to. */
    private record Giving(Function<Request, Result> result) implements Service {
        @Override
        public Contract contract() {
            return CONTRACT;
        }

        @Override
        public Result serve(Request request) {
            return result.apply(request);
        }
    }

    private ServiceDesk desk(Result result, Duration taking) {
        Service service =
                new Giving(request -> {
                    served.add(request);
                    now += taking.toNanos();
                    return result;
                });
        return new ServiceDesk(List.of(service), () -> now);
    }

    private ServiceDesk desk(Result result) {
        return desk(result, Duration.ZERO);
    }

    private static Caller caller(VerificationLevel level) {
        return new Caller(level, new PersonId(7));
    }

    private static Request request(
            Map<String, FieldValue> fields, Map<String, Value> slots, Optional<Caller> caller) {
        return new Request(
                new Enquirer(Origin.telephone("13900000001"), "1700000000.1"),
                fields,
                slots,
                caller,
                LocalDate.of(2026, 11, 20),
                "zh");
    }

    private static Request request() {
        return request(FIELDS, SLOTS, Optional.of(caller(VerificationLevel.CLAIMED)));
    }

    private static <T> Map<String, T> with(Map<String, T> map, String name, T value) {
        Map<String, T> more = new HashMap<>(map);
        more.put(name, value);
        return more;
    }

    private void refuses(Request request, String why) {
        assertThatThrownBy(() -> desk(Result.of("none")).serve("tell-balance", request))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("tell-balance: " + why);
        assertThat(served).isEmpty();
    }

    private void faults(Result result, String why) {
        assertThatThrownBy(() -> desk(result).serve("tell-balance", request()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("tell-balance: " + why)
                .message()
                .doesNotContain("2864032", SECRET_TEXT, "7");
    }

    @Test
    void whatKeepsTheContractIsServed() {
        for (Result right :
                List.of(
                        Result.of("told", TOLD),
                        Result.of("known", caller(VerificationLevel.VERIFIED)),
                        Result.of("none"))) {
            assertThat(desk(right).serve("tell-balance", request())).isEqualTo(right);
        }
        assertThat(served).hasSize(3);
    }

    @Test
    void whoIsBetterKnownIsServed() {
        Request verified = request(FIELDS, SLOTS, Optional.of(caller(VerificationLevel.VERIFIED)));

        desk(Result.of("none")).serve("tell-balance", verified);

        assertThat(served).containsExactly(verified);
    }

    @Test
    void aServiceThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> desk(Result.of("none")).serve("tell-all", request()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("no service tell-all");
    }

    @Test
    void twoServicesOfOneNameAreRefused() {
        Service service = new Giving(_ -> Result.of("none"));

        assertThatThrownBy(() -> new ServiceDesk(List.of(service, service)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("tell-balance");
    }

    @Test
    void nobodyIsServedWhoIsNotKnownWellEnough() {
        refuses(request(FIELDS, SLOTS, Optional.empty()), "it needs a caller who is CLAIMED");
        refuses(
                request(FIELDS, SLOTS, Optional.of(caller(VerificationLevel.UNKNOWN))),
                "it needs a caller who is CLAIMED");
    }

    @Test
    void aFieldMustBeFilled() {
        Optional<Caller> caller = request().caller();

        refuses(request(Map.of(), SLOTS, caller), "field month is not filled by a year-month");
        refuses(
                request(
                        Map.of("month", new FieldValue.Password(Secret.of("135790"))),
                        SLOTS,
                        caller),
                "field month is not filled by a year-month");
    }

    @Test
    void aFieldThatNobodyDeclaredIsRefused() {
        refuses(
                request(
                        with(FIELDS, "year", new FieldValue.CalendarYear(Year.of(2024))),
                        SLOTS,
                        request().caller()),
                "it takes the fields [month], and was given [month, year]");
    }

    @Test
    void aSlotThatItReadsMustBeFilled() {
        Optional<Caller> caller = request().caller();

        refuses(request(FIELDS, Map.of(), caller), "slot since is not filled by a year");
        refuses(
                request(FIELDS, Map.of("since", new Value.Money(1)), caller),
                "slot since is not filled by a year");
    }

    @Test
    void itSeesNoSlotThatItDoesNotRead() {
        desk(Result.of("none"))
                .serve(
                        "tell-balance",
                        request(
                                FIELDS,
                                with(SLOTS, "balance", new Value.Money(1)),
                                request().caller()));

        assertThat(served).containsExactly(request());
    }

    @Test
    void anOutcomeMustBeDeclared() {
        faults(Result.of("all"), "it declares no outcome all");
    }

    @Test
    void noSlotMayBeForgotten() {
        faults(
                Result.of("told", Map.of("balance", new Value.Money(2864032))),
                "outcome told fills [balance], and is declared with [balance, status]");
    }

    @Test
    void noSlotMayBeTooMany() {
        faults(
                Result.of("told", with(TOLD, "months", new Value.Months(3))),
                "outcome told fills [balance, months, status], and is declared with [balance,"
                        + " status]");
        faults(
                Result.of("none", TOLD),
                "outcome none fills [balance, status], and is declared with []");
    }

    @Test
    void aSlotMustBeOfItsKind() {
        faults(
                Result.of("told", with(TOLD, "balance", new Value.Cardinal(2864032))),
                "outcome told fills slot balance with a cardinal, not a money");
    }

    @Test
    void aPhraseMustBeOneOfThoseDeclared() {
        faults(
                Result.of("told", with(TOLD, "status", new Value.Phrase(SECRET_TEXT))),
                "outcome told fills slot status with a phrase that is not declared");
    }

    @Test
    void noOutcomeMayKnowMoreThanItDeclares() {
        faults(
                new Result("told", TOLD, Optional.of(caller(VerificationLevel.VERIFIED))),
                "outcome told says who calls, and is not declared to");
    }

    @Test
    void anOutcomeMustKnowWhatItDeclares() {
        faults(Result.of("known"), "outcome known must know a caller as VERIFIED");
        faults(
                Result.of("known", caller(VerificationLevel.CLAIMED)),
                "outcome known must know a caller as VERIFIED");
    }

    @Test
    void whatTheServiceThrowsLeavesAsItIs() {
        RuntimeException away =
                new ServiceAwayException("store away", "closed", new IllegalStateException());
        Service broken =
                new Giving(_ -> {
                    throw away;
                });

        assertThatThrownBy(() -> new ServiceDesk(List.of(broken)).serve("tell-balance", request()))
                .isSameAs(away);
    }

    @Test
    void whatTookTooLongIsToldOnceAMinuteAndServedAllTheSame() {
        Duration tooLong = ServiceDesk.TIME_MAX.plusMillis(1);
        ServiceDesk desk = desk(Result.of("none"), tooLong);
        for (int i = 0; i < 8; i++) {
            assertThat(desk.serve("tell-balance", request())).isEqualTo(Result.of("none"));
        }

        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "service slow: tell-balance took 10001 ms of 10 s",
                        "service slow: tell-balance took 10001 ms of 10 s");
    }

    @Test
    void whatIsQuickEnoughIsNotTold() {
        desk(Result.of("none"), ServiceDesk.TIME_MAX).serve("tell-balance", request());

        assertThat(log.list).isEmpty();
    }
}
