package org.hotline12333.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.hotline12333.account.Accounts.Entered;
import org.hotline12333.account.Accounts.Login;
import org.hotline12333.account.Accounts.PasswordChange;
import org.hotline12333.identity.Secret;
import org.hotline12333.insurance.StoreUnderTest;
import org.junit.jupiter.api.Test;

/** Coming in, staying and going. */
abstract class SessionContract extends AccountContract {
    @Test
    void takesPasswordAndSecondFactor() {
        Person li = admin();
        Token half = half(li);

        assertThat(accounts.session(half)).isEmpty();
        assertThat(accounts.isHalf(half)).isTrue();
        Entered entered = accounts.enter(half, shows(li), HERE);
        assertThat(entered)
                .isInstanceOfSatisfying(
                        Entered.In.class,
                        in -> {
                            assertThat(in.token()).isNotEqualTo(half);
                            assertThat(accounts.session(in.token()))
                                    .hasValueSatisfying(session -> {
                                        assertThat(session.name()).isEqualTo(LI);
                                        assertThat(session.role()).isEqualTo(Role.ADMIN);
                                    });
                        });
        assertThat(accounts.isHalf(half)).isFalse();
        assertThat(accounts.enter(half, shows(li), HERE)).isInstanceOf(Entered.Over.class);
        assertThat(audit())
                .containsExactly("li ACCOUNT_REDEEMED li ADMIN", "li CONSOLE_LOGIN ANSWERED");
    }

    @Test
    void takesNoCodeTwiceAndNoneThatIsWrong() {
        Person li = admin();
        String digits = shows(li);
        accounts.enter(half(li), digits, HERE);

        assertThat(accounts.enter(half(li), digits, HERE)).isInstanceOf(Entered.Refused.class);
        pass(SecondFactor.STEP);
        assertThat(accounts.enter(half(li), shows(li).equals("000000") ? "1" : "000000", HERE))
                .isInstanceOf(Entered.Refused.class);
        assertThat(accounts.enter(half(li), shows(li), HERE)).isInstanceOf(Entered.In.class);
        assertThat(audit()).filteredOn("li CONSOLE_CODE WRONG"::equals).hasSize(2);
    }

    @Test
    void isOverWhenNobodyHasUsedItForHalfAnHour() {
        Session session = session(admin());
        pass(Duration.ofMinutes(29));
        assertThat(lasts(session)).isTrue();
        pass(Duration.ofMinutes(29));
        assertThat(lasts(session)).isTrue();
        pass(Duration.ofMinutes(30));
        assertThat(lasts(session)).isFalse();
    }

    @Test
    void isOverAfterTwelveHoursHoweverMuchItIsUsed() {
        Session session = session(admin());
        IntStream.range(0, 35)
                .forEach(_ -> {
                    pass(Duration.ofMinutes(20));
                    assertThat(lasts(session)).isTrue();
                });
        pass(Duration.ofMinutes(20));

        assertThat(lasts(session)).isFalse();
    }

    @Test
    void waitsFiveMinutesForTheSecondFactor() {
        Person li = admin();
        Token half = half(li);
        pass(Duration.ofMinutes(5));

        assertThat(accounts.isHalf(half)).isFalse();
        assertThat(accounts.enter(half, shows(li), HERE)).isInstanceOf(Entered.Over.class);
    }

    @Test
    void outlivesItsServer() {
        Session session = session(admin());

        StoreUnderTest again = StoreUnderTest.over(store.source(), store.keyFile());

        assertThat(again.store().accounts().session(session.token())).contains(session);
    }

    @Test
    void noTokenCanBeReadFromTheDatabase() {
        Session session = session(admin());

        assertThat(
                        store.sql()
                                .sql("select token_hash from account_session")
                                .query(String.class)
                                .list())
                .hasSize(2)
                .contains(Sha256.of(session.token().secret().reveal()))
                .doesNotContain(session.token().secret().reveal());
    }

    @Test
    void logsOutHereOrEverywhere() {
        Person li = admin();
        Session one = session(li);
        Session other = session(li);
        accounts.logOut(one, HERE);
        assertThat(lasts(one)).isFalse();
        assertThat(lasts(other)).isTrue();

        accounts.logOutEverywhere(other, HERE);

        assertThat(lasts(other)).isFalse();
        assertThat(audit()).endsWith("li CONSOLE_LOG_OUT ENDED", "li CONSOLE_LOG_OUT all ENDED");
    }

    @Test
    void whoeverIsShownACallIsInTheAudit() {
        Session session = session(admin());

        accounts.seesCall(session, "1790000000.12", HERE);
        accounts.seesCall(session, "asterisk-of-yinchuan-1790000000.12", HERE);
        accounts.copiesCalls(session, HERE);

        assertThat(audit())
                .endsWith(
                        "li CALL_SHOWN 1790000000.12 ANSWERED",
                        "li CALL_SHOWN nchuan-1790000000.12 ANSWERED",
                        "li CALLS_COPIED ANSWERED");
    }

    @Test
    void anotherPasswordEndsAllSessionsButOne() {
        Person li = admin();
        Session one = session(li);
        Session other = session(li);
        Secret next = Secret.of("six bright paper boats");

        assertThat(accounts.changePassword(one, WRONG, next, HERE))
                .isInstanceOf(PasswordChange.Refused.class);
        assertThat(accounts.changePassword(one, GOOD, Secret.of("short"), HERE))
                .isEqualTo(new PasswordChange.NotTaken(Unfit.TOO_SHORT));
        assertThat(lasts(other)).isTrue();
        PasswordChange changed = accounts.changePassword(one, GOOD, next, HERE);

        assertThat(lasts(one)).isFalse();
        assertThat(lasts(other)).isFalse();
        assertThat(changed)
                .isInstanceOfSatisfying(
                        PasswordChange.Changed.class,
                        it -> assertThat(accounts.session(it.token())).isPresent());
        assertThat(login(LI, GOOD)).isInstanceOf(Login.Refused.class);
        assertThat(login(LI, next)).isInstanceOf(Login.Half.class);
        assertThat(audit()).contains("li CONSOLE_PASSWORD WRONG", "li CONSOLE_PASSWORD CHANGED");
    }

    @Test
    void whatIsOverIsRemoved() {
        Person li = admin();
        session(li);
        login(LI, WRONG);
        accounts.redemption().another(Actor.here("root"));
        assertThat(accounts.forgetOver(store.clock().instant())).isZero();
        pass(Duration.ofDays(2));

        assertThat(accounts.forgetOver(store.clock().instant())).isEqualTo(5);
        assertThat(accounts.forgetOver(store.clock().instant())).isZero();
        assertThat(login(LI, GOOD)).isInstanceOf(Login.Half.class);
    }
}
