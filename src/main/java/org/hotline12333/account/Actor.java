package org.hotline12333.account;

import org.hotline12333.identity.Channel;
import org.hotline12333.identity.Origin;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.audit.Audit;

/**
 * Who does something to accounts, for the audit.
 *
 * @param origin the address that they come from, or this machine's own command line
 * @param name of their account, or of whoever uses the command; empty where it is nobody's
 */
public record Actor(Origin origin, String name) {
    /** From an address; what was typed for a name is not kept where it is nobody's. */
    public static Actor at(String address, String name) {
        return new Actor(new Origin(Channel.CONSOLE, address), name);
    }

    /** Whoever uses a command on the machine itself. */
    public static Actor here(String name) {
        return new Actor(Audit.HERE, name);
    }

    public Enquirer enquirer() {
        return new Enquirer(origin, name);
    }
}
