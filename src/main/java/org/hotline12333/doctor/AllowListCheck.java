package org.hotline12333.doctor;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotline12333.fastagi.Network;

/** Whether only neighbours may bring calls: FastAGI has neither a password nor encryption. */
public record AllowListCheck(List<Network> allow) implements Check {
    private static final List<Network> PRIVATE =
            Stream.of(
                            "127.0.0.0/8",
                            "10.0.0.0/8",
                            "172.16.0.0/12",
                            "192.168.0.0/16",
                            "169.254.0.0/16",
                            "100.64.0.0/10",
                            "::1/128",
                            "fc00::/7",
                            "fe80::/10")
                    .map(Network::of)
                    .toList();

    public AllowListCheck {
        allow = List.copyOf(allow);
    }

    @Override
    public String subject() {
        return "allow-list";
    }

    @Override
    public Finding look() {
        String wide =
                allow.stream()
                        .filter(network -> PRIVATE.stream().noneMatch(p -> p.contains(network)))
                        .map(Network::toString)
                        .collect(Collectors.joining(", "));
        return wide.isEmpty()
                ? new Finding.Well(
                        allow.stream().map(Network::toString).collect(Collectors.joining(", ")))
                : new Finding.Wrong(
                        wide + " reaches beyond private networks, and FastAGI asks for no password",
                        "name in HOTLINE_AGI_ALLOW the addresses of your Asterisk alone");
    }
}
