package org.hotline12333.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.LoggerFactory;

/**
 * The log of verbs that run without Spring, which would read its levels from application.yaml. What
 * was before comes back when it is closed.
 */
public final class StepLog implements AutoCloseable {
    private final Map<Logger, Level> before = new HashMap<>();

    /** Nothing but warnings of others, or each step of a call as well. */
    public static StepLog show(boolean steps) {
        StepLog log = new StepLog();
        log.set(Logger.ROOT_LOGGER_NAME, Level.WARN);
        log.set("org.flywaydb", Level.ERROR);
        log.set("org.hotline12333", steps ? Level.INFO : Level.OFF);
        return log;
    }

    private void set(String name, Level level) {
        Logger logger = (Logger) LoggerFactory.getLogger(name);
        before.put(logger, logger.getLevel());
        logger.setLevel(level);
    }

    @Override
    public void close() {
        before.forEach(Logger::setLevel);
    }
}
