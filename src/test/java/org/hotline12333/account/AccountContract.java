package org.hotline12333.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.hotline12333.account.Accounts.Entered;
import org.hotline12333.account.Accounts.Login;
import org.hotline12333.account.Redemption.Begun;
import org.hotline12333.account.Redemption.Confirmed;
import org.hotline12333.identity.Secret;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.store.audit.AuditReport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Accounts over one database and one clock that the test moves. */
abstract class AccountContract {
    static final String HERE = "127.0.0.1";
    static final String ELSEWHERE = "192.0.2.7";
    static final AccountName LI = new AccountName("li");
    static final AccountName WANG = new AccountName("wang");
    static final Secret GOOD = Secret.of("four dull green lamps");
    static final Secret WRONG = Secret.of("five dull green lamps");

    @TempDir Path folder;

    StoreUnderTest store;
    Accounts accounts;

    abstract DataSource emptyDatabase() throws Exception;

    @BeforeEach
    void open() throws Exception {
        store = StoreUnderTest.empty(emptyDatabase(), folder.resolve("hotline.key"));
        accounts = store.store().accounts();
    }

    final void pass(Duration time) {
        store.clock().pass(time);
    }

    /** Somebody with their telephone. */
    record Person(AccountName name, String key) {}

    final Begun.Shown shown(OneTimeCode code, AccountName name) {
        return (Begun.Shown) accounts.redemption().begin(code, name.text(), GOOD);
    }

    final String shows(Person person) {
        return Authenticator.shows(person.key(), store.clock().instant());
    }

    /** Redeems a code, and waits until the telephone shows something else. */
    final Person redeemed(OneTimeCode code, AccountName name) {
        Person person = new Person(name, String.join(" ", shown(code, name).groups()));
        assertThat(accounts.redemption().confirm(code, shows(person), HERE))
                .isInstanceOf(Confirmed.In.class);
        pass(SecondFactor.STEP);
        return person;
    }

    final Person admin() {
        return redeemed(accounts.redemption().first().orElseThrow(), LI);
    }

    final Person invited(AccountName name, Role role) {
        AccountBook.Given given =
                accounts.book().invite(name.text(), role, Actor.at(HERE, LI.text()));
        return redeemed(((AccountBook.Given.Code) given).code(), name);
    }

    final Login login(AccountName name, Secret password) {
        return accounts.login(name.text(), password, HERE);
    }

    final Token half(Person person) {
        return ((Login.Half) login(person.name(), GOOD)).token();
    }

    final Session session(Person person) {
        Entered entered = accounts.enter(half(person), shows(person), HERE);
        pass(SecondFactor.STEP);
        return accounts.session(((Entered.In) entered).token()).orElseThrow();
    }

    final boolean lasts(Session session) {
        return accounts.session(session.token()).isPresent();
    }

    /** What the audit tells, in order: who, what, whose, and what came of it. */
    final List<String> audit() {
        return store.sql()
                .sql(
                        "select call_id, enquiry, detail, result from enquiry_audit"
                                + " where channel = 'CONSOLE' order by id")
                .query((row, _) ->
                        "%s %s %s %s"
                                .formatted(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4))
                                .replace("  ", " ")
                                .strip())
                .list();
    }

    final AuditReport verified() {
        store.store().auditTrail().link();
        return store.store().auditTrail().verify(Optional.empty());
    }
}
