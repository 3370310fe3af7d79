package org.hotline12333.simulator.sip;

import java.time.Duration;

/** Sound that is no clip, or the part of one that no ear could know it by. */
public record UnknownSound(Duration at, Duration length) {
    @Override
    public String toString() {
        return "unknown sound at %.1f s for %.1f s"
                .formatted(at.toMillis() / 1_000.0, length.toMillis() / 1_000.0);
    }
}
