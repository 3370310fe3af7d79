package org.hotline12333.simulator.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.channel.TestSounds;
import org.hotline12333.simulator.line.Caller;
import org.hotline12333.simulator.line.Exchange;

/** The double. */
class PeerLimitsTest extends LimitsContract {
    @Override
    List<String> replies(String... commands) {
        int port = Ports.tcp();
        List<String> replies = new ArrayList<>();
        try (var _ = ScriptedServer.on(port, line -> replies.addAll(line.sendAll(commands)))) {
            AgiPeer.of(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port),
                            TestSounds::length)
                    .call(
                            Exchange.of(new CallFacts("1700000000.7", "13900000001", "12333")),
                            Caller.timed(List.of()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return replies;
    }
}
