package org.hotline12333.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hotline12333.account.AccountBook.Change;
import org.hotline12333.account.AccountBook.Given;
import org.hotline12333.account.Accounts.Login;
import org.hotline12333.account.Redemption.Begun;
import org.hotline12333.account.Redemption.Confirmed;
import org.hotline12333.identity.Secret;
import org.hotline12333.store.rotation.KeyRotation;
import org.junit.jupiter.api.Test;

/** Accounts that are given, changed and taken. */
abstract class AccountBookContract extends LockedContract {
    private static final Actor BY_LI = Actor.at(HERE, "li");

    @Test
    void theFirstAdminIsBegunByACode() {
        Redemption redemption = accounts.redemption();
        OneTimeCode before = redemption.first().orElseThrow();
        OneTimeCode code = redemption.first().orElseThrow();
        assertThat(redemption.begin(before, "li", GOOD)).isInstanceOf(Begun.NoCode.class);
        assertThat(redemption.begin(code, "L I", GOOD)).isInstanceOf(Begun.NoName.class);
        assertThat(redemption.begin(code, "li", Secret.of("lilili")))
                .isEqualTo(new Begun.NotTaken(Unfit.TOO_SHORT));
        assertThat(redemption.confirm(code, "123456", HERE)).isInstanceOf(Confirmed.NoCode.class);
        Begun.Shown shown = shown(code, LI);
        assertThat(redemption.confirm(code, "12345", HERE)).isEqualTo(new Confirmed.Wrong(shown));
        assertThat(accounts.book().all()).isEmpty();
        assertThat(redemption.first().isPresent()).isTrue();
        OneTimeCode last = redemption.first().orElseThrow();

        redeemed(last, LI);

        assertThat(redemption.first()).isEmpty();
        assertThat(redemption.begin(last, "wang", GOOD)).isInstanceOf(Begun.NoCode.class);
        assertThat(accounts.book().all())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.role()).isEqualTo(Role.ADMIN);
                    assertThat(it.state()).isEqualTo(Account.State.ACTIVE);
                });
        assertThat(verified().faults()).isEmpty();
    }

    @Test
    void aCodeIsGoodForADay() {
        OneTimeCode code = accounts.redemption().first().orElseThrow();
        Begun.Shown shown = shown(code, LI);
        pass(Duration.ofHours(24));
        String digits =
                Authenticator.shows(String.join("", shown.groups()), store.clock().instant());

        assertThat(accounts.redemption().begin(code, "li", GOOD)).isInstanceOf(Begun.NoCode.class);
        assertThat(accounts.redemption().confirm(code, digits, HERE))
                .isInstanceOf(Confirmed.NoCode.class);
    }

    @Test
    void othersAreInvitedByACodeOfTheirName() {
        admin();
        Given given = accounts.book().invite("wang", Role.VIEWER, BY_LI);
        OneTimeCode code = ((Given.Code) given).code();
        assertThat(accounts.book().invite("Wang", Role.ADMIN, BY_LI))
                .isInstanceOf(Given.Taken.class);
        assertThat(accounts.book().invite("w", Role.ADMIN, BY_LI)).isInstanceOf(Given.NoName.class);
        assertThat(login(WANG, GOOD)).isInstanceOf(Login.Refused.class);
        assertThat(accounts.redemption().begin(code, "zhao", GOOD))
                .isInstanceOf(Begun.NoName.class);

        assertThat(session(redeemed(code, WANG)).role()).isEqualTo(Role.VIEWER);
        assertThat(audit())
                .containsSubsequence(
                        "li ACCOUNT_GIVEN wang VIEWER",
                        "wang CONSOLE_LOGIN WRONG",
                        "wang ACCOUNT_REDEEMED wang VIEWER",
                        "wang CONSOLE_LOGIN ANSWERED");
    }

    @Test
    void anotherRoleAndADisabledAccountEndSessions() {
        admin();
        Person wang = invited(WANG, Role.VIEWER);
        Session before = session(wang);
        assertThat(accounts.book().role(WANG, Role.OPERATOR, BY_LI)).isEqualTo(Change.DONE);
        assertThat(lasts(before)).isFalse();
        Session after = session(wang);
        assertThat(after.role()).isEqualTo(Role.OPERATOR);

        assertThat(accounts.book().disable(WANG, BY_LI)).isEqualTo(Change.DONE);

        assertThat(lasts(after)).isFalse();
        assertThat(login(WANG, GOOD)).isInstanceOf(Login.Refused.class);
        assertThat(accounts.book().renew(WANG, BY_LI)).isInstanceOf(Given.Nobody.class);
        assertThat(accounts.book().enable(WANG, BY_LI)).isEqualTo(Change.DONE);
        assertThat(login(WANG, GOOD)).isInstanceOf(Login.Half.class);
        assertThat(accounts.book().role(new AccountName("zhao"), Role.ADMIN, BY_LI))
                .isEqualTo(Change.NOBODY);
        assertThat(audit())
                .contains(
                        "li ACCOUNT_ROLE wang OPERATOR",
                        "li ACCOUNT_DISABLED wang CHANGED",
                        "li ACCOUNT_ENABLED wang CHANGED");
    }

    @Test
    void theLastAdminStaysOne() {
        admin();
        invited(WANG, Role.OPERATOR);
        AccountBook book = accounts.book();
        assertThat(book.role(LI, Role.VIEWER, BY_LI)).isEqualTo(Change.LAST_ADMIN);
        assertThat(book.disable(LI, BY_LI)).isEqualTo(Change.LAST_ADMIN);
        assertThat(book.renew(LI, BY_LI)).isInstanceOf(Given.LastAdmin.class);
        book.role(WANG, Role.ADMIN, BY_LI);

        assertThat(book.role(LI, Role.VIEWER, BY_LI)).isEqualTo(Change.DONE);
        assertThat(book.disable(WANG, BY_LI)).isEqualTo(Change.LAST_ADMIN);
    }

    @Test
    void whoHasLostTheirTelephoneGetsAnotherCode() {
        admin();
        Session before = session(invited(WANG, Role.AUDITOR));

        OneTimeCode code = ((Given.Code) accounts.book().renew(WANG, BY_LI)).code();

        assertThat(lasts(before)).isFalse();
        assertThat(login(WANG, GOOD)).isInstanceOf(Login.Refused.class);
        assertThat(session(redeemed(code, WANG)).role()).isEqualTo(Role.AUDITOR);
        assertThat(audit()).contains("li ACCOUNT_CODE wang GIVEN");
    }

    @Test
    void theOnlyAdminComesBackByACodeOfTheMachine() {
        Session before = session(admin());

        OneTimeCode code = accounts.redemption().another(Actor.here("root"));

        assertThat(lasts(before)).isTrue();
        Person li = redeemed(code, LI);
        assertThat(lasts(before)).isFalse();
        assertThat(session(li).role()).isEqualTo(Role.ADMIN);
        assertThat(accounts.book().all()).hasSize(1);
    }

    @Test
    void aRoleMayWhatIsSaidOfIt() {
        assertThat(Role.VIEWER.rights()).containsExactly(Role.VIEWER);
        assertThat(Role.OPERATOR.rights()).doesNotContain(Role.AUDITOR, Role.ADMIN);
        assertThat(Role.AUDITOR.rights()).doesNotContain(Role.OPERATOR, Role.ADMIN);
        assertThat(Role.ADMIN.rights()).containsExactlyInAnyOrder(Role.values());
    }

    @Test
    void passwordsAndFactorsAreSealedAndSealedAnew() {
        Person li = admin();
        assertThat(columns()).allMatch(text -> text.startsWith("2:"));
        KeyRotation rotation = store.store().keyRotation();
        rotation.tick(Duration.ofSeconds(30));
        String key = KeyRotation.addKey(store.keyFile());
        rotation.tick(Duration.ofSeconds(30));
        pass(KeyRotation.NOTICE);
        rotation.tick(Duration.ZERO);
        assertThat(rotation.remains().getFirst().accounts()).isEqualTo(1);
        assertThat(login(LI, GOOD)).isInstanceOf(Login.Half.class);
        pass(KeyRotation.LAGGARDS);
        rotation.tick(Duration.ofSeconds(30));

        assertThat(rotation.tick(Duration.ofSeconds(30)))
                .isEqualTo(new KeyRotation.Stage.Settled(key, 0));
        assertThat(rotation.remains().getFirst().accounts()).isZero();
        assertThat(store.sql().sql("select sealing_key from account").query(String.class).single())
                .isEqualTo(key);
        assertThat(session(li).name()).isEqualTo(LI);
    }

    @Test
    void aCodeThatIsNotConfirmedHoldsItsKey() {
        OneTimeCode code = accounts.redemption().first().orElseThrow();
        shown(code, LI);
        KeyRotation rotation = store.store().keyRotation();
        rotation.tick(Duration.ofSeconds(30));
        KeyRotation.addKey(store.keyFile());
        rotation.tick(Duration.ofSeconds(30));
        pass(KeyRotation.NOTICE.plus(KeyRotation.LAGGARDS));
        rotation.tick(Duration.ofSeconds(30));

        assertThat(rotation.remains().getFirst().accounts()).isEqualTo(1);
        pass(Duration.ofHours(24));
        accounts.forgetOver(store.clock().instant());
        assertThat(rotation.remains().getFirst().accounts()).isZero();
    }

    private List<String> columns() {
        return store.sql()
                .sql("select password_sealed from account union select factor_sealed from account")
                .query((row, _) -> row.getString(1))
                .list();
    }

    /** What is not there can be proved by nobody. */
    @Test
    void aTokenThatWasNeverGivenIsNobodys() {
        assertThat(accounts.session(Token.of(""))).isEqualTo(Optional.empty());
        assertThat(accounts.session(Token.draw())).isEmpty();
    }
}
