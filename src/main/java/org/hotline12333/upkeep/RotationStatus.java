package org.hotline12333.upkeep;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.hotline12333.store.rotation.KeyRotation.Stage;
import org.hotline12333.store.rotation.Remains;

/**
 * How far a rotation of keys is, and what is said of it.
 *
 * @param isSettled whether the key has sealed all
 * @param key the one that is to write, or does
 * @param stage in words, the same while nothing has changed but the progress
 * @param progress in words; empty where there is none
 */
public record RotationStatus(boolean isSettled, String key, String stage, String progress) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneId.systemDefault());
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd", Locale.ROOT).withZone(ZoneId.systemDefault());

    public static RotationStatus of(Stage stage) {
        return switch (stage) {
            case Stage.Settled(var key, int unopened) ->
                    new RotationStatus(
                            true,
                            key,
                            "all numbers are sealed with key " + key + except(unopened),
                            "");
            case Stage.Awaited(var key, var servers) ->
                    underWay(
                            key,
                            "key %s waits until %s holds it: copy this key file there"
                                    .formatted(key, String.join(" and ", servers)));
            case Stage.Coming(var key, var from) ->
                    underWay(
                            key,
                            "every server holds key %s, which writes from %s on"
                                    .formatted(key, TIME.format(from)));
            case Stage.Sealing(var key, var progress) ->
                    new RotationStatus(
                            false,
                            key,
                            "key %s writes; older seals are made anew".formatted(key),
                            progress);
        };
    }

    private static RotationStatus underWay(String key, String stage) {
        return new RotationStatus(false, key, stage, "");
    }

    /** All that is said of it. */
    public String line() {
        return progress.isEmpty() ? stage : stage + ", " + progress;
    }

    private static String except(int unopened) {
        return unopened == 0
                ? ""
                : ", but for %d %s that no key opens: somebody has changed %s"
                        .formatted(
                                unopened,
                                unopened == 1 ? "row" : "rows",
                                unopened == 1 ? "it" : "them");
    }

    /** What still needs an older key, and until when. */
    public static List<String> lines(Remains remains, Retention retention, Instant now) {
        String key = remains.key();
        if (remains.isNothing(now)) {
            return List.of(
                    "nothing needs key " + key + " any more: ./hotline rotate-key --drop ends it");
        }
        List<String> lines = new ArrayList<>(List.of("key " + key + " is still needed for"));
        add(
                lines,
                remains.persons(),
                "persons' numbers, until they are sealed anew, or restored where no key opens them");
        add(
                lines,
                remains.recordings(),
                "messages of callers, until they are sealed anew, or restored where no key opens"
                        + " them");
        add(
                lines,
                remains.callers(),
                "calling numbers of the audit, until they are sealed anew, or %d days old"
                        .formatted(retention.audit().toDays()));
        add(lines, remains.tickets(), "tickets, until they are sealed anew, or removed");
        add(lines, remains.messages(), "messages, until they are sealed anew, or removed");
        add(
                lines,
                remains.accounts(),
                "accounts of the console and codes for them, until they are sealed anew, or over");
        add(lines, remains.passwords(), "passwords, each until its person keys it again");
        add(
                lines,
                remains.tries(),
                "counts of wrong tries and known telephones, at most until "
                        + remains.lastTry()
                                .map(at -> at.plus(retention.telephones()))
                                .map(DAY::format)
                                .orElse("they are old"));
        add(
                lines,
                remains.signatures(),
                "signatures of the audit, until "
                        + remains.lastSigned()
                                .map(at -> at.plus(retention.audit()))
                                .map(DAY::format)
                                .orElse("the next row"));
        if (!now.isAfter(remains.statesUntil())) {
            lines.add("  states of calls, until " + TIME.format(remains.statesUntil()));
        }
        return lines;
    }

    private static void add(List<String> lines, long count, String what) {
        if (count > 0) {
            lines.add("  " + count + " " + what);
        }
    }
}
