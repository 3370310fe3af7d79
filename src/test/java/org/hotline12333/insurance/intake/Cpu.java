package org.hotline12333.insurance.intake;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.stream.Stream;

/** What the processors did for this process and its database, however many others they serve. */
interface Cpu {
    long nanos();

    static Cpu ours() {
        var system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return system::getProcessCpuTime;
    }

    /** And that of a PostgreSQL; of a process of it that has ended nothing is known. */
    static Cpu of(String postmaster) {
        Cpu ours = ours();
        ProcessHandle head = ProcessHandle.of(Long.parseLong(postmaster)).orElseThrow();
        return () ->
                ours.nanos()
                        + Stream.concat(Stream.of(head), head.descendants())
                                .flatMap(process -> process.info().totalCpuDuration().stream())
                                .mapToLong(Duration::toNanos)
                                .sum();
    }
}
