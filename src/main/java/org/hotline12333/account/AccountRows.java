package org.hotline12333.account;

import java.util.Optional;
import org.hotline12333.store.audit.Audit;

/**
 * What is done to accounts, in the chain in which callers' enquiries stand: who in the place of the
 * call, whose account in that of the month. In the transaction under way, with what the row tells.
 */
record AccountRows(Audit audit) {
    static final String LOCKED = "LOCKED";
    static final String CHANGED = "CHANGED";
    static final String ENDED = "ENDED";

    /** As long as the audit's column of details. */
    private static final int DETAIL_MAX = 20;

    /** What is done; each by its name in the audit, for ever. */
    enum Deed {
        CONSOLE_LOGIN,
        CONSOLE_CODE,
        CONSOLE_LOG_OUT,
        CONSOLE_PASSWORD,
        ACCOUNT_GIVEN,
        ACCOUNT_CODE,
        ACCOUNT_REDEEMED,
        ACCOUNT_ROLE,
        ACCOUNT_DISABLED,
        ACCOUNT_ENABLED,
        CALL_SHOWN,
        CALLS_COPIED
    }

    /** What tells one long name from others stands at its end. */
    static String tail(String name) {
        return name.substring(Math.max(0, name.length() - DETAIL_MAX));
    }

    void write(Actor by, Deed deed, String whose, String result) {
        audit.write(
                new Audit.Entry(
                        Optional.empty(), by.enquirer(), new Audit.Enquiry(deed.name()), whose),
                result);
    }
}
