package org.hotline12333.fastagi;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hotline12333.channel.CallChannel;

/** What one call does with its channel; the result, or failure, can be asked for from outside. */
final class Script<T> implements Consumer<CallChannel> {
    private final Function<CallChannel, T> script;
    private final CompletableFuture<T> result = new CompletableFuture<>();

    Script(Function<CallChannel, T> script) {
        this.script = script;
    }

    static Script<Boolean> of(Consumer<CallChannel> use) {
        return new Script<>(channel -> {
            use.accept(channel);
            return true;
        });
    }

    @Override
    public void accept(CallChannel channel) {
        try {
            result.complete(script.apply(channel));
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
            throw e;
        }
    }

    /** All that the call says when its commands are so answered. */
    List<String> commands(String... replies) throws IOException {
        try (LogLines _ = new LogLines();
                ServerUnderTest server = ServerUnderTest.start(this);
                Wire wire = server.connect()) {
            return wire.ring().answer(replies);
        }
    }

    /** Waits for the script's end. */
    T result() {
        return result.join();
    }
}
