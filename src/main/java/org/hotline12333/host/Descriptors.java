package org.hotline12333.host;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * The file descriptors of this process. Each call takes one; a call for which there is none would
 * hear nothing, so that calls are limited to those for which there are.
 *
 * @param open those in use before the first call
 * @param most all that may be had
 */
public record Descriptors(long open, long most) {
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
     * So many connections at once, calls and silent ones, there are descriptors for.
     *
     * @throws IllegalStateException with the mend, where there are too few for any
     */
    public int connections() {
        long connections = Math.min(Integer.MAX_VALUE, most - open - SPARE);
        if (connections < CONNECTIONS_MIN) {
            throw new IllegalStateException(
                    "%d file descriptors are too few to answer calls: raise ulimit -n (LimitNOFILE of a unit)"
                            .formatted(most));
        }
        return (int) connections;
    }
}
