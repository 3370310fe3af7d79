package org.hotline12333.fastagi;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.AppenderBase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.slf4j.LoggerFactory;

/** What anybody logs from WARN on, the library included; none of it is printed. */
public final class LogLines extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private static final int PATIENCE_S = 30;

    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Level before = root.getLevel();
    private final List<Appender<ILoggingEvent>> printers = new ArrayList<>();
    private final BlockingQueue<ILoggingEvent> events = new LinkedBlockingQueue<>();

    public LogLines() {
        setContext(root.getLoggerContext());
        start();
        root.iteratorForAppenders().forEachRemaining(printers::add);
        printers.forEach(root::detachAppender);
        root.addAppender(this);
        root.setLevel(Level.WARN);
    }

    @Override
    protected void append(ILoggingEvent event) {
        events.add(event);
    }

    /** The next line, as soon as there is one. */
    ILoggingEvent next() throws InterruptedException {
        ILoggingEvent next = events.poll(PATIENCE_S, TimeUnit.SECONDS);
        assertThat(next).as("a log line").isNotNull();
        return next;
    }

    /** The lines so far, but for those that {@link #next} gave. */
    public List<String> lines() {
        return events.stream().map(event -> event.getLevel() + " " + text(event)).toList();
    }

    /** The lines since the last look. */
    List<String> take() {
        List<ILoggingEvent> taken = new ArrayList<>();
        events.drainTo(taken);
        return taken.stream().map(event -> event.getLevel() + " " + text(event)).toList();
    }

    static String text(ILoggingEvent event) {
        assertThat(event.getThrowableProxy()).as("stack trace of %s", event).isNull();
        return event.getFormattedMessage();
    }

    /** The same without their levels, whatever stack trace they have. */
    public List<String> messages() {
        return events.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    /** All events so far, stack traces and all. */
    List<ILoggingEvent> events() {
        return new ArrayList<>(events);
    }

    @Override
    public void close() {
        root.detachAppender(this);
        printers.forEach(root::addAppender);
        root.setLevel(before);
        stop();
    }
}
