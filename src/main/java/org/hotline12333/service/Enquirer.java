package org.hotline12333.service;

import java.util.regex.Pattern;
import org.hotline12333.identity.TelephoneNumber;

/**
 * Who is on the line, as far as the telephone exchange says.
 *
 * @param callerNumber as claimed, or empty when it is withheld; a hint, never a proof
 * @param callId the exchange's name of the call
 * @param quick whether the numbers were keyed as quickly as a machine does
 */
public record Enquirer(String callerNumber, String callId, boolean quick) {
    private static final int CALLER_NUMBER_MAX = 40;
    private static final int CALL_ID_MAX = 150;
    private static final Pattern UNPRINTABLE = Pattern.compile("[^ -~]");

    /** Both are cut to what the store holds: a strange caller number must not stop a call. */
    public Enquirer {
        callerNumber = cut(callerNumber, CALLER_NUMBER_MAX);
        callId = cut(callId, CALL_ID_MAX);
    }

    /** Somebody who keys as people do. */
    public Enquirer(String callerNumber, String callId) {
        this(callerNumber, callId, false);
    }

    private static String cut(String text, int length) {
        String printable = UNPRINTABLE.matcher(text).replaceAll("?");
        return printable.substring(0, Math.min(printable.length(), length));
    }

    /** What it is counted and known by; the number as claimed is for showing. */
    public TelephoneNumber telephone() {
        return TelephoneNumber.of(callerNumber);
    }

    public boolean withholdsNumber() {
        return telephone().isWithheld();
    }

    @Override
    public String toString() {
        return "Enquirer[****, " + callId + "]";
    }
}
