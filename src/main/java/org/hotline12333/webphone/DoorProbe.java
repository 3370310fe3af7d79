package org.hotline12333.webphone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A look at Asterisk's door from outside, without a call: by a name that is known there to this
 * telephone alone.
 */
public final class DoorProbe {
    private DoorProbe() {}

    /** What is behind it. */
    public enum Found {
        /** Nobody who takes SIP over a WebSocket. */
        AWAY,
        /** Somebody who does not know this key, or there is none. */
        STRANGER,
        OPEN
    }

    /** The first thing that it says. */
    private static final class Answer implements WebSocket.Listener {
        private final CompletableFuture<String> text = new CompletableFuture<>();

        @Override
        public @Nullable CompletionStage<?> onText(
                WebSocket socket, CharSequence said, boolean last) {
            text.complete(said.toString());
            return null;
        }
    }

    /**
     * Looks; takes seconds at most.
     *
     * @param address such as 127.0.0.1:8088
     */
    public static Found at(String address, Path keyFile) throws IOException {
        Optional<DoorKey> key = DoorKey.in(keyFile);
        Answer answer = new Answer();
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(AsteriskDoor.PATIENCE).build()) {
            WebSocket socket =
                    AsteriskDoor.within(
                            client.newWebSocketBuilder()
                                    .subprotocols("sip")
                                    .buildAsync(URI.create("ws://" + address + "/ws"), answer));
            try {
                AsteriskDoor.within(socket.sendText(question(key), true));
                String said =
                        answer.text.get(AsteriskDoor.PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                return said.startsWith("SIP/2.0 200") ? Found.OPEN : Found.STRANGER;
            } finally {
                socket.abort();
            }
        } catch (IOException
                | ExecutionException
                | TimeoutException _) { // which one is all the same
            return Found.AWAY;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    private static String question(Optional<DoorKey> key) {
        String header =
                key.map(it -> "X-Hotline-Webphone: " + it.secret().reveal() + "\n").orElse("");
        String mark = Long.toHexString(System.nanoTime());
        return """
        OPTIONS sip:webphone@hotline.invalid SIP/2.0
        %1$sVia: SIP/2.0/WS doctor.invalid;branch=z9hG4bK%2$s
        Max-Forwards: 70
        From: <sip:webphone@hotline.invalid>;tag=%2$s
        To: <sip:webphone@hotline.invalid>
        Call-ID: %2$s
        CSeq: 1 OPTIONS
        Contact: <sip:webphone@doctor.invalid;transport=ws>
        Content-Length: 0

        """
                .formatted(header, mark)
                .replace("\n", "\r\n");
    }
}
