package org.hotline12333;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.slf4j.LoggerFactory;

/** The log of verbs that run without Spring, which would read its levels from application.yaml. */
final class StepLog {
    private StepLog() {}

    /** Warnings alone, or each step of a call as well. */
    static void show(boolean steps) {
        logger(Logger.ROOT_LOGGER_NAME).setLevel(Level.WARN);
        logger("org.flywaydb").setLevel(Level.ERROR);
        logger("org.hotline12333").setLevel(steps ? Level.INFO : Level.OFF);
    }

    private static Logger logger(String name) {
        return (Logger) LoggerFactory.getLogger(name);
    }
}
