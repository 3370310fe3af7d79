package org.hotline12333.simulator.testbed;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.LoggerFactory;

/** The hotline's own log, down to its smallest line, by calls; nothing of it is printed. */
final class CallsInLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final Pattern CALL = Pattern.compile("^call (\\S+?):? .*", Pattern.DOTALL);

    private final Logger logger = (Logger) LoggerFactory.getLogger("org.hotline12333");
    private final Level before = logger.getLevel();
    private final Map<String, String> calls = new LinkedHashMap<>();

    CallsInLog() {
        logger.setLevel(Level.TRACE);
        logger.setAdditive(false);
        start();
        logger.addAppender(this);
    }

    @Override
    protected synchronized void append(ILoggingEvent event) {
        String line = event.getFormattedMessage();
        Matcher call = CALL.matcher(line);
        String thrown =
                event.getThrowableProxy() == null
                        ? ""
                        : ThrowableProxyUtil.asString(event.getThrowableProxy());
        if (call.matches()) {
            calls.merge(call.group(1), line + "\n" + thrown, String::concat);
        }
    }

    /** What was logged of each call, in the order in which they began. */
    synchronized Map<String, String> calls() {
        return new LinkedHashMap<>(calls);
    }

    @Override
    public void close() {
        logger.detachAppender(this);
        logger.setAdditive(true);
        logger.setLevel(before);
    }
}
