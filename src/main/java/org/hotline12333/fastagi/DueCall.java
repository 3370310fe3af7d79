package org.hotline12333.fastagi;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hotline12333.channel.Errands.Due;

/** Tells the clock of an Asterisk whom to call back. */
final class DueCall {
    private static final Pattern DIGITS = Pattern.compile("[0-9]{7,12}");

    private DueCall() {}

    /** The claim is told last, and decides: without it nobody is called. */
    static void tell(Optional<Due> due, Connection asterisk) throws IOException {
        if (due.isEmpty()) {
            return;
        }
        Due call = due.get();
        String number = call.number().canonical();
        if (!DIGITS.matcher(number).matches()) {
            throw new IllegalStateException("a number to call back with more than digits");
        }
        set(asterisk, "HOTLINE_NUMBER", number);
        set(asterisk, "HOTLINE_QUEUE", Queues.named(call.queue()));
        set(asterisk, "HOTLINE_WHISPER", String.join("&", Playlist.of(call.whisper().clips())));
        set(asterisk, "HOTLINE_CALLBACK", call.claim().name());
    }

    private static void set(Connection asterisk, String variable, String value) throws IOException {
        asterisk.tell(Command.of("SET VARIABLE", variable, value));
    }
}
