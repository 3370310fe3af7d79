package org.hotline12333.fastagi;

import java.util.concurrent.atomic.LongAdder;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.asteriskjava.fastagi.AgiHangupException;
import org.asteriskjava.fastagi.AgiNetworkException;
import org.hotline12333.channel.DisconnectException;

/**
 * Asterisk at the other end of a call: takes commands one after the other. What a caller's end or a
 * fault of Asterisk makes of one is an exception of ours, without what the command held.
 */
final class Asterisk {
    private final AgiChannel library;
    private final LongAdder commands;

    /**
     * @param commands counts them, of all calls
     */
    Asterisk(AgiChannel library, LongAdder commands) {
        this.library = library;
        this.commands = commands;
    }

    Reply send(Command command) {
        commands.increment();
        try {
            return Reply.of(library.sendCommand(command).getFirstLine());
        } catch (AgiHangupException | AgiNetworkException _) {
            throw new DisconnectException();
        } catch (AgiException _) {
            // The library's message holds the whole command.
            throw new AsteriskFaultException(
                    "command refused", "Asterisk refused the command " + command);
        }
    }

    /** Runs an application of Asterisk's dialplan to its end. */
    Reply exec(String application, String data) {
        Reply reply = send(Command.of("EXEC " + application, data));
        if (reply.isGone()) {
            throw new DisconnectException();
        }
        if (reply.isUnknown()) {
            throw lacks(application);
        }
        return reply;
    }

    static AsteriskFaultException lacks(String application) {
        return new AsteriskFaultException(
                "application missing", "Asterisk has not loaded its " + application);
    }

    void set(String variable, String value) {
        send(Command.of("SET VARIABLE", variable, value));
    }

    /** The first 1,023 characters of a variable; empty where there is none. */
    String get(String variable) {
        return send(Command.of("GET VARIABLE", variable)).detail();
    }

    /** A text with its variables replaced, whole. */
    String evaluate(String text) {
        return send(Command.of("GET FULL VARIABLE", text)).detail();
    }
}
