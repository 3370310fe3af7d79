package org.hotline12333.channel;

/**
 * What the telephone exchange says about a call.
 *
 * @param uniqueId the exchange's name of the call; unique, printable
 * @param callerId the caller's number as claimed, or empty; a hint, never a proof
 * @param dialed the number dialled (DNID), or empty
 * @param arrival why the hotline gets it now
 */
public record CallFacts(String uniqueId, String callerId, String dialed, Arrival arrival) {
    /** Of a new call. */
    public CallFacts(String uniqueId, String callerId, String dialed) {
        this(uniqueId, callerId, dialed, Arrival.FIRST);
    }

    /** The same call, as it comes another time. */
    public CallFacts arriving(Arrival again) {
        return new CallFacts(uniqueId, callerId, dialed, again);
    }
}
