package org.hotline12333.simulator.asterisk;

import java.util.Map;

/** What a server is told of the Asterisk on its machine, so that it brings it what is published. */
public final class Neighbour {
    private Neighbour() {}

    public static Map<String, String> settings(RealAsterisk asterisk) {
        return Map.of(
                "HOTLINE_ASTERISK",
                Place.home().toString(),
                "HOTLINE_ASTERISK_NAME",
                asterisk.folder().getFileName().toString());
    }
}
