package org.hotline12333.channel;

/**
 * What the telephone exchange says about a call.
 *
 * @param uniqueId the exchange's name of the call; unique, printable
 * @param callerId the caller's number as claimed, or empty; a hint, never a proof
 * @param dialed the number dialled (DNID), or empty
 */
public record CallFacts(String uniqueId, String callerId, String dialed) {}
