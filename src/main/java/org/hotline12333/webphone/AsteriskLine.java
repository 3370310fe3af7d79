package org.hotline12333.webphone;

import java.io.IOException;
import java.net.http.WebSocket;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One telephone's connection with Asterisk. Messages are sent one after the other. */
public final class AsteriskLine implements AutoCloseable, WebSocket.Listener {
    /** Characters of a message; one with all that a browser offers has some four thousand. */
    public static final int MESSAGE_MAX = 16 * 1024;

    /** A call has a dozen, and four an hour; a telephone that sends more makes more than calls. */
    private static final int MESSAGES_MAX = 500;

    private final DoorKey key;
    private final Telephone telephone;
    private final StringBuilder begun = new StringBuilder();
    private final AtomicReference<@Nullable WebSocket> socket = new AtomicReference<>();
    private final AtomicBoolean isOver = new AtomicBoolean();
    private int sent;

    /** Who is behind it. */
    public interface Telephone {
        /** Asterisk has sent a message; returns when it is passed on. */
        void hears(String message) throws IOException;

        /** Asterisk has left; once, and not where the telephone did. */
        void isLeft();
    }

    AsteriskLine(DoorKey key, Telephone telephone) {
        this.key = key;
        this.telephone = telephone;
    }

    void begin(WebSocket opened) {
        socket.set(opened);
    }

    /**
     * Passes a message on, unless it is none that this telephone may send.
     *
     * @throws IOException where Asterisk does not take it, or it is one too many
     */
    public void send(String message) throws IOException {
        WebSocket open = socket.get();
        if (open == null || ++sent > MESSAGES_MAX) {
            throw new IOException("too many messages");
        }
        SipMessage allowed = SipMessage.of(message).orElse(null);
        if (allowed != null) {
            AsteriskDoor.within(open.sendText(allowed.with(key), true));
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        if (begun.length() + part.length() > MESSAGE_MAX) {
            leave();
            return null;
        }
        begun.append(part);
        if (last) {
            String message = begun.toString();
            begun.setLength(0);
            try {
                telephone.hears(message);
            } catch (IOException _) { // nobody is left to hear it
                close();
                return null;
            }
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        leave();
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable fault) {
        leave();
    }

    private void leave() {
        if (isOver.compareAndSet(false, true)) {
            abort();
            telephone.isLeft();
        }
    }

    /** What was sent before is read before: an abort could throw the hang-up away. */
    @Override
    public void close() {
        WebSocket open = socket.get();
        if (isOver.compareAndSet(false, true) && open != null) {
            var _ =
                    open.sendClose(WebSocket.NORMAL_CLOSURE, "")
                            .orTimeout(AsteriskDoor.PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                            .exceptionally(_ -> {
                                open.abort();
                                return open;
                            });
        }
    }

    private void abort() {
        WebSocket open = socket.get();
        if (open != null) {
            open.abort();
        }
    }
}
