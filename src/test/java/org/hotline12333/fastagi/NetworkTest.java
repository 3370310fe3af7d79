package org.hotline12333.fastagi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {
    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.1",
        "127.0.0.1/32, 127.0.0.1",
        "10.20.30.0/24, 10.20.30.255",
        "10.20.30.77/24, 10.20.30.1",
        "10.20.28.0/22, 10.20.31.255",
        "0.0.0.0/0, 203.0.113.9",
        "::1, ::1",
        "2001:db8::/32, 2001:db8:ffff::1",
        "2001:db8::/33, 2001:db8:7fff::1",
        "::ffff:10.0.0.1, 10.0.0.1",
        "' 10.0.0.1 ', 10.0.0.1",
    })
    void holdsWhatIsInItsRange(String network, String address) {
        assertThat(Network.of(network).contains(InetAddress.ofLiteral(address))).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, 127.0.0.2",
        "10.20.30.0/24, 10.20.31.0",
        "10.20.28.0/22, 10.20.32.0",
        "10.20.28.0/22, 10.20.27.255",
        "::1, ::2",
        "2001:db8::/33, 2001:db8:8000::1",
        "0.0.0.0/0, ::1",
        "::/0, 10.0.0.1",
    })
    void holdsNothingElse(String network, String address) {
        assertThat(Network.of(network).contains(InetAddress.ofLiteral(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/8",
                "localhost",
                "face",
                "10",
                "10.1",
                "10.1.2",
                "10.1.2.3.4",
                "10.1.2.256",
                "10.1.2.3/",
                "10.1.2.3/33",
                "10.1.2.3/-1",
                "10.1.2.3/+8",
                "10.1.2.3/8/8",
                "10.1.2.3/255.0.0.0",
                "[::1]",
                "[::1]/128",
                "::1/129",
                ":",
                "1:2",
                "fe80::1%lo",
                "10.1.2.3,10.1.2.4"
            })
    void saysHowToMendWhatIsNoNetwork(String text) {
        assertThatThrownBy(() -> Network.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "HOTLINE_AGI_ALLOW holds '"
                                + text
                                + "', which is no network; write it like 127.0.0.1/32 or ::1/128");
    }

    @Test
    void aPrefixFitsItsAddress() {
        assertThatThrownBy(() -> new Network(InetAddress.ofLiteral("10.0.0.1"), 33))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Network(InetAddress.ofLiteral("10.0.0.1"), -1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
