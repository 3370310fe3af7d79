package org.hotline12333.simulator.sip;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.hotline12333.identity.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SipScriptTest {
    private static final ClipRecognizer DEAF = new ClipRecognizer(Path.of("prompts"), List.of());

    @Test
    void endsAtTheLimitAtTheLatest() {
        var late = new SipScript(List.of(), Optional.of(ofSeconds(9)), ofSeconds(5), "1");
        var early = new SipScript(List.of(), Optional.of(ofSeconds(2)), ofSeconds(5), "1");

        assertThat(late.end()).isEqualTo(ofSeconds(5));
        assertThat(early.end()).isEqualTo(ofSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1>", "1 2", "[call_id]", "<nop/>"})
    void takesNoCallerWhoCouldChangeTheSignalling(String caller) {
        assertThatThrownBy(() -> new SipScript(List.of(), Optional.empty(), ofSeconds(5), caller))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesNoNumberThatCouldChangeTheSignalling() {
        var server = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5060);

        assertThatThrownBy(() -> SipLine.to(server, "12333]]>", DEAF))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void neverPrintsKeysOrPasswords() {
        var keys = new TimedKeys(ofMillis(1), "1000000012");
        var account = new SipAccount("softphone", Secret.of("open-sesame"));

        assertThat(keys.toString()).doesNotContain("1000000012");
        assertThat(account.toString()).doesNotContain("open-sesame");
    }

    @Test
    void refusesAPasswordThatSippWouldMisreadWithoutNamingIt() {
        assertThatThrownBy(() -> new SipAccount("softphone", Secret.of("open]sesame")))
                .hasMessageContaining("the password of softphone")
                .hasMessageNotContaining("sesame");
    }

    @Test
    void refusesKeysCloserThanAServerHears() {
        assertThatThrownBy(() -> new TimedKeys(Duration.ZERO, "12", ofMillis(100)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysThatAHostIsNotKnown() {
        var nowhere = InetSocketAddress.createUnresolved("no-such-host", 5060);

        assertThatThrownBy(() -> SipLine.to(nowhere, "12333", DEAF))
                .isInstanceOf(SipException.class)
                .hasMessage("the host no-such-host is not known");
    }
}
