package org.hotline12333.store.access;

import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * What a floodgate shows over JMX, as {@code org.hotline12333:type=Floodgate,callers="..."};
 * counted since the server began.
 */
public interface FloodgateMXBean {
    /** How often it closed. */
    long getClosings();

    /** How many entries it held off. */
    long getHeldOff();

    /** Shows a floodgate; of two for the same callers, as in tests, the later one. */
    static void show(FloodgateMXBean gate, String callers) {
        MBeanServer server = ManagementFactory.getPlatformMBeanServer();
        try {
            ObjectName name =
                    new ObjectName(
                            "org.hotline12333:type=Floodgate,callers=" + ObjectName.quote(callers));
            synchronized (FloodgateMXBean.class) {
                if (server.isRegistered(name)) {
                    server.unregisterMBean(name);
                }
                server.registerMBean(gate, name);
            }
        } catch (JMException fault) {
            throw new IllegalStateException(fault);
        }
    }
}
