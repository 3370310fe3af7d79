package org.hotline12333.host;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What has started this process and wants to hear how it is, as systemd does: sd_notify(3). Its
 * socket takes datagrams, for which Java has none; the two functions of the C library are called
 * themselves, and the one descriptor is had before there are calls. Safe for all threads.
 *
 * @param watchdog within which it wants to hear that all is well; empty where it does not
 */
public record Supervisor(int socket, String path, Optional<Duration> watchdog) {
    private static final Logger LOG = LoggerFactory.getLogger(Supervisor.class);
    private static final short AF_UNIX = 1;
    private static final int SOCK_DGRAM = 2;
    private static final int SOCK_CLOEXEC = 0x80000;
    private static final int PATH_MAX = 107;

    private static final class CLibrary {
        static final MethodHandle SOCKET =
                of("socket", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));
        static final MethodHandle SENDTO =
                of(
                        "sendto",
                        FunctionDescriptor.of(
                                JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT, ADDRESS,
                                JAVA_INT));

        @SuppressWarnings("restricted") // both forms are those of POSIX
        private static MethodHandle of(String function, FunctionDescriptor form) {
            Linker linker = Linker.nativeLinker();
            return linker.downcallHandle(linker.defaultLookup().findOrThrow(function), form);
        }
    }

    /** The one that the environment names, where it names one for this process. */
    public static Optional<Supervisor> of(Map<String, String> environment) {
        String path = environment.getOrDefault("NOTIFY_SOCKET", "");
        if (path.isEmpty() || path.length() > PATH_MAX) {
            return Optional.empty();
        }
        try {
            int socket =
                    (int) CLibrary.SOCKET.invokeExact((int) AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC, 0);
            return Optional.of(new Supervisor(socket, path, watchdog(environment)));
        } catch (Throwable e) {
            LOG.warn("NOTIFY_SOCKET not usable: {}", e.toString());
            return Optional.empty();
        }
    }

    private static Optional<Duration> watchdog(Map<String, String> environment) {
        String own = Long.toString(ProcessHandle.current().pid());
        String micros = environment.getOrDefault("WATCHDOG_USEC", "");
        return micros.matches("[1-9][0-9]{0,17}")
                        && environment.getOrDefault("WATCHDOG_PID", own).equals(own)
                ? Optional.of(Duration.ofNanos(Long.parseLong(micros) * 1_000))
                : Optional.empty();
    }

    /** Says something of this process, such as {@code READY=1}; that it is lost does no harm. */
    void say(String state) {
        try (Arena arena = Arena.ofConfined()) {
            byte[] bytes = (state + "\n").getBytes(StandardCharsets.US_ASCII);
            MemorySegment text = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
            byte[] name = path.getBytes(StandardCharsets.ISO_8859_1);
            MemorySegment address =
                    arena.allocate(
                            MemoryLayout.structLayout(
                                    ValueLayout.JAVA_SHORT,
                                    MemoryLayout.sequenceLayout(
                                            PATH_MAX + 1, ValueLayout.JAVA_BYTE)));
            address.set(ValueLayout.JAVA_SHORT, 0, AF_UNIX);
            MemorySegment.copy(name, 0, address, ValueLayout.JAVA_BYTE, Short.BYTES, name.length);
            boolean isAbstract = path.startsWith("@");
            if (isAbstract) {
                address.set(ValueLayout.JAVA_BYTE, Short.BYTES, (byte) 0);
            }
            int length = Short.BYTES + name.length + (isAbstract ? 0 : 1);
            long sent =
                    (long)
                            CLibrary.SENDTO.invokeExact(
                                    socket, text, (long) bytes.length, 0, address, length);
            if (sent < 0) {
                LOG.debug("supervisor not told: {}", state);
            }
        } catch (Throwable e) {
            LOG.debug("supervisor not told: {}, {}", state, e.toString());
        }
    }
}
