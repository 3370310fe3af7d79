package org.hotline12333.upkeep;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.store.outbox.OutboxBook;
import org.hotline12333.store.outbox.OutboxBook.Counts;
import org.hotline12333.store.outbox.OutboxBook.DeadLetter;

/**
 * Counts what is in the outbox, and has sent again what was given up; within the server or where
 * none has the store open. Never tells what a message says, nor to which number.
 */
public record OutboxClerk(RecordStore records) implements RequestDesk.Clerk {
    /** Enough of a key to tell it from others. */
    private static final int KEY_LENGTH = 8;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT)
                    .withZone(ZoneId.of("Asia/Shanghai"));

    /** What is wanted. */
    public enum Wanted {
        LIST,
        /** And the key of a message that was given up. */
        AGAIN
    }

    @Override
    public List<String> answer(StoreRequest request, List<String> order, BooleanSupplier ending) {
        return answer(order);
    }

    /**
     * Does what is wanted, and answers with lines.
     *
     * @param order who wants it, what, and what belongs to that
     */
    public List<String> answer(List<String> order) {
        OutboxBook book = records.outboxBook();
        return switch (Wanted.valueOf(order.get(1))) {
            case LIST ->
                    Stream.concat(
                                    Stream.of(counts(book.counts())),
                                    book.dead().stream().map(OutboxClerk::line))
                            .toList();
            case AGAIN -> List.of(again(book, order.get(2), order.getFirst()));
        };
    }

    private static String counts(Counts counts) {
        return "%d waiting%s, %d sent, %d given up"
                .formatted(
                        counts.waiting(),
                        counts.oldest().map(since -> " since " + TIME.format(since)).orElse(""),
                        counts.sent(),
                        counts.dead());
    }

    private static String line(DeadLetter dead) {
        return "%s  %s  to ****%s  given up %s after %d tries: %s"
                .formatted(
                        dead.key().substring(0, KEY_LENGTH),
                        dead.purpose().toLowerCase(Locale.ROOT).replace('_', ' '),
                        dead.tail(),
                        TIME.format(dead.at()),
                        dead.tries(),
                        dead.why());
    }

    private static String again(OutboxBook book, String typed, String by) {
        if (!typed.matches("[0-9a-f-]{8,36}")) {
            throw new IllegalArgumentException(
                    "that is no key of a message: write the first word of its line in the list");
        }
        int found = book.again(typed, by);
        if (found == 1) {
            return "message " + typed + " is sent again";
        }
        throw new IllegalArgumentException(
                found == 0
                        ? "no message " + typed + " was given up"
                        : found + " messages begin so: write more of the key");
    }
}
