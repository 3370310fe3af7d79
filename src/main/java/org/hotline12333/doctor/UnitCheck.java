package org.hotline12333.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Whether a server that stands still or ends is started anew, and its port is held meanwhile.
 *
 * @param units where systemd has the units of this machine
 */
public record UnitCheck(Path units) implements Check {
    private static final List<String> WANTED =
            List.of("Type=notify", "WatchdogSec=", "Restart=", "LimitCORE=0", "UMask=0077");

    @Override
    public String subject() {
        return "unit";
    }

    @Override
    public Finding look() throws IOException {
        Path service = units.resolve("hotline.service");
        if (!Files.exists(service)) {
            return new Finding.Unknown(
                    "no hotline.service here: nobody ends a server that stands still;"
                            + " ./hotline install writes one");
        }
        List<String> lines = Files.readAllLines(service);
        List<String> missing =
                WANTED.stream()
                        .filter(wanted -> lines.stream().noneMatch(line -> line.startsWith(wanted)))
                        .toList();
        if (!missing.isEmpty()) {
            return new Finding.Wrong(
                    service + " is without " + String.join(", ", missing),
                    "write it anew with ./hotline install");
        }
        return Files.exists(units.resolve("hotline.socket"))
                ? new Finding.Well("watched, and its port is held while it restarts")
                : new Finding.Wrong(
                        units + " has no hotline.socket: others can take the port meanwhile",
                        "write it with ./hotline install");
    }
}
