package org.hotline12333;

import java.nio.file.Path;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings under {@code hotline.}; each key of application.yaml says what it means.
 *
 * <p>Folders are words here: Spring would look for a path on the class path first.
 *
 * @param throttle on, or off for load runs
 */
@ConfigurationProperties("hotline")
record Settings(String home, String data, String keyFile, Agi agi, boolean throttle) {
    /** The door that Asterisk comes in by. */
    record Agi(String address, int port, List<String> allow, int calls) {
        Agi {
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException(
                        "HOTLINE_AGI_PORT is " + port + "; a port is 0 to 65535");
            }
            if (calls < 1) {
                throw new IllegalArgumentException(
                        "HOTLINE_AGI_CALLS is " + calls + "; at least 1");
            }
            allow = List.copyOf(allow);
        }
    }

    Path dialplans() {
        return Path.of(home, "dialplans", "hotline");
    }

    Path prompts() {
        return Path.of(home, "prompts");
    }

    Path keys() {
        return Path.of(keyFile);
    }
}
