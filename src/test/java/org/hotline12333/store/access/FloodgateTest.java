package org.hotline12333.store.access;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import javax.management.ObjectName;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.SettableClock;
import org.hotline12333.store.access.Limits.Rate;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** When the wrong entries of all callers together are too many. */
class FloodgateTest {
    private final SettableClock clock = new SettableClock();
    private final Floodgate gate =
            new Floodgate("from telephones", new Rate(60, Duration.ofMinutes(1)));

    private int room() {
        int room = 0;
        while (!gate.isClosed(clock.instant())) {
            gate.wrong(clock.instant());
            room++;
        }
        return room;
    }

    private void verified(int first, int persons) {
        for (int i = 0; i < persons; i++) {
            gate.verified(new PersonId(first + i), "call-" + i, clock.instant());
        }
    }

    @Test
    void closesAtItsRateAndOpensAgainAtOnce() {
        assertThat(room()).isEqualTo(60);
        clock.pass(Duration.ofSeconds(1));
        assertThat(room()).isEqualTo(1);
        clock.pass(Duration.ofSeconds(30));
        assertThat(room()).isEqualTo(30);
        clock.pass(Duration.ofDays(3));
        assertThat(room()).isEqualTo(60);
    }

    @Test
    void letsInAsManyWrongOnesAsPersonsAreVerified() {
        verified(0, 300);
        clock.pass(Duration.ofMinutes(1));
        assertThat(room()).isEqualTo(300);
        clock.pass(Duration.ofSeconds(10));
        assertThat(room()).isEqualTo(50);
    }

    @Test
    void followsTheLoadDownAgain() {
        verified(0, 300);
        clock.pass(Duration.ofMinutes(2));
        assertThat(room()).isEqualTo(60);
    }

    /** An attacker has numbers of their own, and may key them as often as they like. */
    @Test
    void makesNoRoomForOnePersonsRightEntries() {
        for (int i = 0; i < 5_000; i++) {
            gate.verified(new PersonId(7), "call-" + i, clock.instant());
        }
        clock.pass(Duration.ofMinutes(1));
        assertThat(room()).isEqualTo(60);
    }

    @Test
    void takesBackAMatchThatAPasswordFollows() {
        for (int i = 0; i < 200; i++) {
            gate.matched("call", clock.instant());
            gate.verified(new PersonId(7), "call", clock.instant());
        }
        assertThat(room()).isEqualTo(60);
    }

    @Test
    void takesBackNothingThatWasCountedElsewhereOrAWindowAgo() {
        gate.matched("call", clock.instant());
        clock.pass(Duration.ofMinutes(1));
        assertThat(room()).isEqualTo(60);
        gate.verified(new PersonId(7), "call", clock.instant());
        gate.verified(new PersonId(8), "another", clock.instant());

        assertThat(room()).isZero();
    }

    @Test
    void takesBackNothingOfAWindowAgoThatBeganInTheMiddleOfOne() {
        clock.pass(Duration.ofSeconds(30));
        gate.matched("call", clock.instant());
        clock.pass(Duration.ofSeconds(40));
        room();
        clock.pass(Duration.ofSeconds(25));
        room();
        gate.verified(new PersonId(7), "call", clock.instant());

        assertThat(room()).isZero();
    }

    @Test
    void showsHowOftenItClosedAndWhomItHeldOff() throws Exception {
        FloodgateMXBean.show(gate, "by telephone");
        room();
        gate.holdsOff(clock.instant());
        gate.holdsOff(clock.instant());
        clock.pass(Duration.ofSeconds(2));
        room();

        var server = ManagementFactory.getPlatformMBeanServer();
        var name = new ObjectName("org.hotline12333:type=Floodgate,callers=\"by telephone\"");
        assertThat(server.getAttribute(name, "Closings")).isEqualTo(2L);
        assertThat(server.getAttribute(name, "HeldOff")).isEqualTo(2L);
    }

    @Test
    void staysAsItIsWhenTheClockIsPutBack() {
        room();
        clock.pass(Duration.ofHours(-5));
        assertThat(room()).isZero();
        clock.pass(Duration.ofSeconds(2));
        assertThat(room()).isEqualTo(2);
    }

    @Test
    void tellsOnceAMinute() {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger logger = (Logger) LoggerFactory.getLogger(Floodgate.class);
        Level before = logger.getEffectiveLevel();
        log.start();
        logger.addAppender(log);
        logger.setLevel(Level.WARN);
        try {
            for (int i = 0; i < 180; i++) {
                gate.holdsOff(clock.instant());
                clock.pass(Duration.ofSeconds(1));
            }
        } finally {
            logger.setLevel(before);
            logger.detachAppender(log);
        }
        assertThat(log.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .hasSize(3)
                .allMatch(line -> line.startsWith("callers held off: those from telephones"));
    }
}
