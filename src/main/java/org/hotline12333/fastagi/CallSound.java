package org.hotline12333.fastagi;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.hotline12333.audiosocket.Booking;
import org.hotline12333.audiosocket.SoundDoor;
import org.hotline12333.background.RateLimitedLog;
import org.hotline12333.channel.ClipMissingException;
import org.hotline12333.channel.DisconnectException;
import org.hotline12333.channel.RecordSpec;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.Utterance;
import org.hotline12333.value.NameId;
import org.hotline12333.value.RecordingId;
import org.hotline12333.value.Sound;
import org.hotline12333.value.SoundId;

/**
 * The sound of one call, which no file of Asterisk's ever holds: Asterisk connects for it to where
 * it has found this server already.
 *
 * @param here by which address Asterisk reaches this server
 * @param stored what callers have said before, and names
 * @param begun what this call hears in the place of a clip
 */
record CallSound(
        Asterisk asterisk,
        SoundDoor door,
        InetAddress here,
        Function<SoundId, Sound> stored,
        UnaryOperator<Clip> begun,
        RateLimitedLog warnings) {
    private static final String APPLICATION = "AudioSocket";

    /** As it was when this call began. */
    Utterance ofThisCall(Utterance utterance) {
        return utterance.by(begun);
    }

    /** What was said, whether or not the caller is still there. */
    Sound record(RecordSpec how) {
        try (Booking<Sound> booking = door.record(how)) {
            boolean gone = isGone(booking);
            Optional<Sound> said = booking.result();
            if (said.isEmpty() && gone) {
                throw new DisconnectException();
            }
            return said.orElseThrow(CallSound::notConnected);
        } catch (AsteriskFaultException fault) {
            warnings.about(fault.kind(), String.valueOf(fault.getMessage()));
            throw new ClipMissingException("the tone of a recording");
        }
    }

    /** Plays to the end or to a key, which is nothing where none was pressed. */
    Optional<Character> play(SoundId id) {
        return switch (id) {
            case RecordingId recording -> play(sound(recording));
            case NameId name -> play(name);
        };
    }

    private Optional<Character> play(Sound sound) {
        try (Booking<Optional<Character>> booking = door.play(sound)) {
            if (isGone(booking)) {
                throw new DisconnectException();
            }
            return booking.result().orElseThrow(CallSound::notConnected);
        }
    }

    /** A name that cannot be played is left out, and all else is said. */
    private Optional<Character> play(NameId name) {
        try {
            return play(stored.apply(name));
        } catch (DisconnectException gone) {
            throw gone;
        } catch (RuntimeException fault) {
            warnings.about("name not played", name + ", " + fault.getMessage());
            return Optional.empty();
        }
    }

    /** Whoever cannot be played a recording is told so as of any other sound. */
    private Sound sound(RecordingId recording) {
        try {
            return stored.apply(recording);
        } catch (RuntimeException fault) {
            String why = String.valueOf(fault.getMessage());
            warnings.about("recording not played", recording + ", " + why);
            ClipMissingException missing = new ClipMissingException(recording.toString());
            missing.addSuppressed(fault);
            throw missing;
        }
    }

    /** Runs it to its end; tells whether the caller is gone. */
    private boolean isGone(Booking<?> booking) {
        String where = at(here) + ":" + door.port();
        try {
            Reply reply =
                    asterisk.send(Command.of("EXEC " + APPLICATION, booking.name() + "," + where));
            if (reply.isUnknown()) {
                throw Asterisk.lacks(APPLICATION);
            }
            if (reply.isGone()) { // it says the same where nobody listens
                asterisk.send(Command.of("CHANNEL STATUS"));
            }
            return false;
        } catch (DisconnectException _) {
            return true;
        }
    }

    private static String at(InetAddress address) {
        String host = address.getHostAddress();
        return address instanceof Inet6Address ? "[" + host + "]" : host;
    }

    private static AsteriskFaultException notConnected() {
        return new AsteriskFaultException(
                "no sound", "Asterisk did not connect for the sound of a call");
    }
}
