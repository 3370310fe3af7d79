package org.hotline12333.store.rotation;

import java.time.Instant;
import java.util.Optional;

/**
 * What still needs a key that writes no more.
 *
 * @param key its public name
 * @param persons numbers and records of persons that are sealed with it
 * @param recordings of callers that are sealed with it
 * @param callers calling numbers in the audit that are sealed with it
 * @param tickets that it has sealed something of
 * @param messages to persons, that it has sealed
 * @param accounts of the console, and codes for some, that it has sealed something of
 * @param passwords that have its pepper, each until its person keys it the next time
 * @param tries counts of wrong tries and known telephones under its hashes
 * @param lastTry when the last of them was touched
 * @param signatures rows of the audit, and links, that it has signed
 * @param lastSigned when the last of these rows was written
 * @param statesUntil until when a call may come back with a state that it sealed
 */
public record Remains(
        String key,
        long persons,
        long recordings,
        long callers,
        long tickets,
        long messages,
        long accounts,
        long passwords,
        long tries,
        Optional<Instant> lastTry,
        long signatures,
        Optional<Instant> lastSigned,
        Instant statesUntil) {
    public boolean isNothing(Instant now) {
        long sealed = persons + recordings + callers + tickets + messages + accounts;
        return sealed + passwords + tries + signatures == 0 && now.isAfter(statesUntil);
    }
}
