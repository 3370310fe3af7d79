package org.hotline12333.account;

import java.time.Instant;

/** Somebody who operates. */
public record Account(AccountName name, Role role, State state, Instant made) {
    /** Whether it can be used. */
    public enum State {
        /** Its code is not redeemed yet. */
        WAITING,
        ACTIVE,
        DISABLED
    }
}
