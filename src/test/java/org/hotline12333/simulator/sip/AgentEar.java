package org.hotline12333.simulator.sip;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.hotline12333.prompt.Clip;

/** Where the sound of an agent's telephone comes to be heard: nothing is said there. */
public final class AgentEar implements AutoCloseable {
    private final Telephone telephone = Telephone.at(InetAddress.getLoopbackAddress());
    private final long since = System.nanoTime();

    public int port() {
        return telephone.port();
    }

    /** Of some clips in a folder those heard so far. */
    public List<String> heard(Path prompts, String... clips) {
        short[] samples = telephone.recording(since, System.nanoTime()).samples();
        List<Clip> known = Stream.of(clips).map(Clip::new).toList();
        return new ClipRecognizer(prompts, known)
                .hear(samples).clips().stream().map(clip -> clip.clip().id()).toList();
    }

    @Override
    public void close() {
        telephone.close();
    }
}
