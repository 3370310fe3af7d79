package org.hotline12333;

import java.time.Duration;
import java.time.Instant;
import org.hotline12333.calllog.CallLog;
import org.hotline12333.insurance.RecordStore;

/**
 * How long the traces of calls are kept. What has no purpose any more must go (Personal Information
 * Protection Law, art. 19 and 47); what others may have to answer for must stay so long.
 *
 * @param audit three years: as long as a claim for a leak may be brought (Civil Code, art. 188),
 *     and as records of handling are to be kept (Personal Information Protection Law, art. 56)
 * @param callLog six months: as long as logs of a network are to be kept (Cybersecurity Law, art.
 *     21); it names nobody
 */
record Retention(Duration audit, Duration callLog) {
    static Retention standard() {
        return new Retention(Duration.ofDays(3 * 366), Duration.ofDays(184));
    }

    /** What was removed. */
    record Removed(int enquiries, int calls) {
        boolean isNothing() {
            return enquiries + calls == 0;
        }

        @Override
        public String toString() {
            return enquiries + " rows of the audit and " + calls + " calls of the call log";
        }
    }

    /**
     * Removes what is past its time; the counts of wrong tries have {@code Limits} of their own.
     */
    Removed remove(RecordStore records, CallLog log, Instant now) {
        records.forgetOldTries();
        int calls = log.removeBefore(now.minus(callLog));
        return new Removed(records.auditTrail().removeBefore(now.minus(audit)), calls);
    }
}
