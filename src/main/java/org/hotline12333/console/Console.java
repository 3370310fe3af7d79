package org.hotline12333.console;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The console beside a hotline that answers calls, in a context of its own: whatever keeps it from
 * coming up, or stops it later, calls go on. It ends with the process.
 */
public final class Console {
    private static final Logger LOG = LoggerFactory.getLogger(Console.class);

    private final Optional<URI> address;
    private final String where;

    private Console(Optional<URI> address, String where) {
        this.address = address;
        this.where = where;
    }

    /**
     * Brings it up; never throws for what keeps it from that.
     *
     * @param hotline lends what it has; it answers calls already
     * @param door how it is to be reached
     * @param settings those of the hotline
     */
    public static Console beside(
            ConfigurableApplicationContext hotline,
            ConsoleDoor door,
            Map<String, Object> settings) {
        SpringApplication application = new SpringApplication(ConsoleApplication.class);
        Map<String, Object> defaults = new HashMap<>(settings);
        defaults.put("server.port", door.port());
        application.setDefaultProperties(defaults);
        application.setRegisterShutdownHook(false);
        application.addInitializers(context -> {
            context.setParent(hotline);
            context.getBeanFactory().registerSingleton("door", door);
        });
        try {
            ConfigurableApplicationContext console =
                    application.run(door.arguments().toArray(String[]::new));
            URI address = URI.create(door.shownAt(port(console)));
            return new Console(Optional.of(address), "console " + address);
        } catch (RuntimeException | LinkageError fault) {
            String why = why(fault);
            LOG.error("no console: {}; calls are answered without it", why);
            LOG.debug("no console", fault);
            return new Console(Optional.empty(), "no console: " + why);
        }
    }

    private static int port(ConfigurableApplicationContext console) {
        WebServerApplicationContext web = (WebServerApplicationContext) console;
        return Objects.requireNonNull(web.getWebServer()).getPort();
    }

    private static String why(Throwable fault) {
        for (Throwable each = fault; each != null; each = each.getCause()) {
            if (each instanceof PortInUseException taken) {
                return "port %d is taken, set HOTLINE_CONSOLE_PORT".formatted(taken.getPort());
            }
        }
        return fault.getClass().getSimpleName();
    }

    /** Where it is; nowhere, where it did not come up. */
    public Optional<URI> address() {
        return address;
    }

    /** Where it is, or why there is none; a word of the ready line. */
    public String where() {
        return where;
    }
}
