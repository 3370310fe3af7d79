package org.hotline12333.account;

import java.util.EnumSet;
import java.util.Set;

/** What somebody may do at the console. */
public enum Role {
    /** Sees calls, the menu and the telephone in the page. */
    VIEWER,
    /** Changes what callers hear, answers tickets, and follows a call through the menus. */
    OPERATOR,
    /** Sees the audit and what was changed by whom; changes nothing. */
    AUDITOR,
    /** Gives accounts. Whoever does could give themselves all the rest, and so has it. */
    ADMIN;

    /** All that it may do, said here and nowhere else. */
    public Set<Role> rights() {
        return switch (this) {
            case VIEWER -> EnumSet.of(VIEWER);
            case OPERATOR -> EnumSet.of(VIEWER, OPERATOR);
            case AUDITOR -> EnumSet.of(VIEWER, AUDITOR);
            case ADMIN -> EnumSet.allOf(Role.class);
        };
    }

    /** Whether single calls of the call log are shown to whoever has it: never to a viewer. */
    public boolean seesCalls() {
        return rights().contains(OPERATOR) || rights().contains(AUDITOR);
    }
}
