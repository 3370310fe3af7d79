package org.hotline12333.store.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What a server took for the time when it last looked.
 *
 * @param at the time by which it decided
 * @param doubt where the machine's clock said otherwise
 * @param server who looked; of no meaning outside
 */
public record TimeSeen(Instant at, Optional<Doubt> doubt, String server) {
    /**
     * A clock that is not believed.
     *
     * @param ahead how far it is from the time; negative where it is behind
     * @param since when this was noticed, by the time
     */
    public record Doubt(Duration ahead, Instant since) {}
}
