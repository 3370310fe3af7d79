package org.hotline12333.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hotline12333.webphone.DoorProbe;

/**
 * Whether the telephone in the console is on at both ends, or at none.
 *
 * @param door where Asterisk is to take it; nowhere, where it is off
 */
public record WebphoneCheck(AsteriskConf conf, Optional<String> door, Path keyFile)
        implements Check {
    private static final String USUAL = "127.0.0.1:8088";
    private static final String RESTART =
            "start ./hotline serve, then scripts/asterisk anew with the same HOTLINE_WEBPHONE";

    @Override
    public String subject() {
        return "webphone";
    }

    @Override
    public Finding look() throws IOException {
        return door.isPresent() ? on(door.get()) : off(written().orElse(USUAL));
    }

    private Finding on(String address) throws IOException {
        return switch (DoorProbe.at(address, keyFile)) {
            case OPEN -> new Finding.Well("Asterisk takes it at " + address);
            case AWAY ->
                    new Finding.Wrong(
                            "HOTLINE_WEBPHONE is %s, and Asterisk takes no WebSocket there"
                                    .formatted(address),
                            RESTART + ", or leave it out");
            case STRANGER ->
                    new Finding.Wrong(
                            "Asterisk at %s does not know the key of %s"
                                    .formatted(address, keyFile),
                            RESTART);
        };
    }

    private Finding off(String address) throws IOException {
        return DoorProbe.at(address, keyFile) == DoorProbe.Found.AWAY && written().isEmpty()
                ? new Finding.Well("off")
                : new Finding.Warning(
                        "Asterisk takes one at %s, and the console has none".formatted(address),
                        "set HOTLINE_WEBPHONE for ./hotline serve, or start Asterisk without it");
    }

    /** Where Asterisk's own files open it, without the script that starts it. */
    private Optional<String> written() throws IOException {
        Map<String, String> http =
                conf.read("http.conf").stream()
                        .filter(setting -> setting.section().equals("general"))
                        .collect(
                                Collectors.toMap(
                                        AsteriskConf.Setting::key,
                                        AsteriskConf.Setting::value,
                                        (_, last) -> last));
        return http.getOrDefault("enabled", "no").equals("yes")
                ? Optional.of(
                        http.getOrDefault("bindaddr", "127.0.0.1")
                                + ":"
                                + http.getOrDefault("bindport", "8088"))
                : Optional.empty();
    }
}
