package org.hotline12333.draft;

import java.util.Optional;
import org.hotline12333.account.Actor;
import org.hotline12333.store.audit.Audit;

/** What is done to drafts and releases, in the chain of the audit, in the transaction under way. */
record DraftRows(Audit audit) {
    private static final String DONE = "CHANGED";

    /** What is done; each by its name in the audit, for ever. */
    enum Deed {
        DRAFT_BEGUN,
        DRAFT_CHANGED,
        DRAFT_DROPPED,
        DRAFT_ON_NUMBER,
        DRAFT_OFF_NUMBER,
        RELEASE_PUBLISHED,
        RELEASE_UNDONE
    }

    void write(Actor by, Deed deed, long which) {
        audit.write(
                new Audit.Entry(
                        Optional.empty(),
                        by.enquirer(),
                        new Audit.Enquiry(deed.name()),
                        Long.toString(which)),
                DONE);
    }
}
