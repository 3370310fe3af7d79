package org.hotline12333.host;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.hotline12333.fastagi.FastAgiSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The file descriptors of this process. Each call takes one; a call for which there is none would
 * hear nothing, so that calls are limited to those for which there are.
 *
 * @param open those in use before the first call
 * @param most all that may be had
 */
public record Descriptors(long open, long most) {
    private static final Logger LOG = LoggerFactory.getLogger(Descriptors.class);

    /** For the database, for classes and files that are read later, for the JDK itself. */
    private static final int SPARE = 64;

    /** With fewer nobody could be served. */
    private static final int CONNECTIONS_MIN = 16;

    public static Descriptors ofThis() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof UnixOperatingSystemMXBean unix
                ? new Descriptors(
                        unix.getOpenFileDescriptorCount(), unix.getMaxFileDescriptorCount())
                : new Descriptors(0, Integer.MAX_VALUE);
    }

    /**
     * The door with no more calls than there are descriptors for.
     *
     * @throws IllegalStateException with the mend, where there are too few for any
     */
    public FastAgiSettings enoughFor(FastAgiSettings door) {
        long connections = Math.min(Integer.MAX_VALUE, most - open - SPARE);
        if (connections < CONNECTIONS_MIN) {
            throw new IllegalStateException(
                    "%d file descriptors are too few to answer calls: raise ulimit -n (LimitNOFILE of a unit)"
                            .formatted(most));
        }
        FastAgiSettings fits = door.within((int) connections);
        if (fits.callsMax() < door.callsMax()) {
            LOG.warn(
                    "{} calls at once instead of {}: {} file descriptors are enough for no more;"
                            + " raise ulimit -n (LimitNOFILE of a unit) or lower HOTLINE_AGI_CALLS",
                    fits.callsMax(),
                    door.callsMax(),
                    most);
        }
        return fits;
    }
}
