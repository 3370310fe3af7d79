package org.hotline12333.webphone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Where Asterisk takes the telephone in a page: its WebSocket, on this machine alone. */
public final class AsteriskDoor implements AutoCloseable {
    /** Who is on this machine answers at once, or not at all. */
    static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int THREADS = 2;

    private final URI address;
    private final Path keyFile;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(
                    THREADS, Thread.ofPlatform().daemon().name("webphone-", 0).factory());

    private @Nullable HttpClient client;

    /**
     * A door that is yet to be opened.
     *
     * @param address such as 127.0.0.1:8088
     */
    public AsteriskDoor(String address, Path keyFile) {
        this.address = URI.create("ws://" + address + "/ws");
        this.keyFile = keyFile;
    }

    /** Has a key that Asterisk can be told. */
    public void makeKey() throws IOException {
        DoorKey.makeWhereMissing(keyFile);
    }

    /**
     * A line of its own for one telephone.
     *
     * @throws IOException where Asterisk is away, or the key
     */
    public AsteriskLine open(AsteriskLine.Telephone telephone) throws IOException {
        DoorKey key = key().orElseThrow(() -> new IOException("no key"));
        AsteriskLine line = new AsteriskLine(key, telephone);
        line.begin(
                within(
                        client().newWebSocketBuilder()
                                .subprotocols("sip")
                                .connectTimeout(PATIENCE)
                                .buildAsync(address, line)));
        return line;
    }

    private Optional<DoorKey> key() throws IOException {
        return DoorKey.in(keyFile);
    }

    /** Made when the first is called; a hotline whose telephone is off pays nothing. */
    private synchronized HttpClient client() {
        HttpClient present = client;
        if (present == null) {
            present = HttpClient.newBuilder().executor(threads).connectTimeout(PATIENCE).build();
            client = present;
        }
        return present;
    }

    static WebSocket within(CompletableFuture<WebSocket> step) throws IOException {
        try {
            return step.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException away) {
            step.cancel(true);
            throw new IOException("Asterisk does not answer", away);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    @Override
    public synchronized void close() {
        if (client != null) {
            client.shutdownNow();
        }
        threads.shutdownNow();
    }
}
