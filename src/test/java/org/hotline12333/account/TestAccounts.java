package org.hotline12333.account;

import java.time.InstantSource;
import org.hotline12333.identity.Secret;

/** An account or two for tests of all that is stored. */
public final class TestAccounts {
    private static final Secret PASSWORD = Secret.of("four dull green lamps");

    private TestAccounts() {}

    /** An admin who is logged in, one who is invited, and one who guesses. */
    public static void in(Accounts accounts, InstantSource clock) {
        OneTimeCode code = accounts.redemption().first().orElseThrow();
        Redemption.Begun.Shown shown =
                (Redemption.Begun.Shown) accounts.redemption().begin(code, "li", PASSWORD);
        String digits = Authenticator.shows(String.join("", shown.groups()), clock.instant());
        accounts.redemption().confirm(code, digits, "127.0.0.1");
        accounts.book().invite("wang", Role.VIEWER, Actor.at("127.0.0.1", "li"));
        accounts.login("zhao", PASSWORD, "127.0.0.1");
    }
}
