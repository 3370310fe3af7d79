package org.hotline12333.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.hotline12333.account.Accounts.Entered;
import org.hotline12333.account.Accounts.Login;
import org.junit.jupiter.api.Test;

/** Those who guess. */
abstract class LockedContract extends SessionContract {
    private void guess(AccountName name, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(login(name, WRONG)).isInstanceOf(Login.Refused.class);
        }
    }

    private long told(String row) {
        return audit().stream().filter(row::equals).count();
    }

    @Test
    void aNameHasPausesThatGrow() {
        Person li = admin();
        guess(LI, 6);
        assertThat(login(LI, GOOD)).isInstanceOf(Login.Refused.class);
        assertThat(login(LI, GOOD)).isInstanceOf(Login.Refused.class);
        assertThat(told("li CONSOLE_LOGIN WRONG")).isEqualTo(6);
        assertThat(told("li CONSOLE_LOGIN LOCKED")).isEqualTo(1);
        pass(Duration.ofSeconds(60));
        guess(LI, 1);
        pass(Duration.ofSeconds(119));
        assertThat(login(LI, GOOD)).isInstanceOf(Login.Refused.class);
        pass(Duration.ofSeconds(1));

        assertThat(accounts.enter(half(li), shows(li), HERE)).isInstanceOf(Entered.In.class);
        guess(LI, 5);
        assertThat(login(LI, GOOD)).isInstanceOf(Login.Half.class);
        assertThat(verified().faults()).isEmpty();
    }

    @Test
    void aNameThatIsNobodysHasThemAsWell() {
        admin();
        guess(WANG, 6);

        assertThat(
                        store.sql()
                                .sql(
                                        "select count(*) from account_try where tries = 6"
                                                + " and paused_until > touched_at")
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
        assertThat(told("CONSOLE_LOGIN WRONG")).isEqualTo(6);
        guess(WANG, 1);
        assertThat(told("CONSOLE_LOGIN LOCKED")).isEqualTo(1);
    }

    @Test
    void aRightPasswordDoesNotForgiveWrongCodes() {
        Person li = admin();
        String wrong = shows(li).equals("123456") ? "654321" : "123456";
        for (int i = 0; i < 6; i++) {
            assertThat(accounts.enter(half(li), wrong, HERE)).isInstanceOf(Entered.Refused.class);
        }

        assertThat(login(LI, GOOD)).isInstanceOf(Login.Refused.class);
        assertThat(told("li CONSOLE_CODE WRONG")).isEqualTo(6);
    }

    @Test
    void anAddressHasPausesOverAllNames() {
        Person li = admin();
        IntStream.rangeClosed(1, 21).forEach(i -> accounts.login("nobody" + i, WRONG, ELSEWHERE));

        assertThat(accounts.login("li", GOOD, ELSEWHERE)).isInstanceOf(Login.Refused.class);
        assertThat(accounts.enter(half(li), shows(li), HERE)).isInstanceOf(Entered.In.class);
        accounts.login("nobody22", WRONG, ELSEWHERE);
        assertThat(told("CONSOLE_LOGIN WRONG")).isEqualTo(21);
        pass(Duration.ofMinutes(1));
        assertThat(accounts.login("li", GOOD, ELSEWHERE)).isInstanceOf(Login.Half.class);
    }

    @Test
    void manyAtOnceAreNoMoreThanManyInTurn() throws Exception {
        admin();
        try (ExecutorService threads = Executors.newFixedThreadPool(10)) {
            List<Future<Login>> tries =
                    IntStream.range(0, 20)
                            .mapToObj(_ -> threads.submit(() -> login(LI, WRONG)))
                            .toList();
            for (Future<Login> each : tries) {
                assertThat(each.get()).isInstanceOf(Login.Refused.class);
            }
        }

        assertThat(told("li CONSOLE_LOGIN WRONG")).isEqualTo(6);
        assertThat(told("li CONSOLE_LOGIN LOCKED")).isEqualTo(1);
    }

    @Test
    void unknownWrongAndLockedTakeTheSameTime() {
        admin();
        long wrong = quickest(LI);
        long unknown = quickest(WANG);
        guess(LI, 3);
        long locked = quickest(LI);

        long most = LongStream.of(wrong, unknown, locked).max().orElseThrow();
        long least = LongStream.of(wrong, unknown, locked).min().orElseThrow();
        assertThat(most).as("%d %d %d", wrong, unknown, locked).isLessThan(3 * least);
        assertThat(told("li CONSOLE_LOGIN LOCKED")).isEqualTo(1);
    }

    /** Of three, in nanoseconds: what else the machine does makes a try slower, never quicker. */
    private long quickest(AccountName name) {
        return IntStream.range(0, 3)
                .mapToLong(_ -> {
                    long began = System.nanoTime();
                    login(name, WRONG);
                    return System.nanoTime() - began;
                })
                .min()
                .orElseThrow();
    }

    @Test
    void nothingThatWasTypedIsKept() {
        admin();
        accounts.login("four dull green lamps", WRONG, HERE);

        assertThat(audit()).endsWith("CONSOLE_LOGIN WRONG");
        assertThat(store.sql().sql("select subject from account_try").query(String.class).list())
                .allMatch(subject -> subject.matches("[0-9a-f]{32}"));
    }
}
