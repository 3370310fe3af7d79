package org.hotline12333.store.audit;

/** The audit is not as it was written; the message is one line that says where. */
public final class AuditBrokenException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AuditBrokenException(String where) {
        super("the audit is not as it was written, " + where + ": run ./hotline audit verify");
    }
}
