package org.hotline12333.simulator.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LeakScannerTest {
    private static final String ID = "99000019850615007*";
    private static final String PASSWORD = "135790";

    private final LeakScanner scanner = new LeakScanner(List.of(ID, PASSWORD));

    private List<String> scan(String text) {
        return scanner.scan("here", text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "call 7: key 99000019850615007* taken",
                "id=99000019850615007X",
                "990000 19850615 007X",
                "9 9 0 0 0 0 1 9 8 5 0 6 1 5 0 0 7 X",
                "990000-19850615-007*",
                "X70051605891000099",
                "password 135790.",
                "1 3 5 7 9 0",
                "1-3-5-7-9-0",
                "097531"
            })
    void aNumberIsFoundAsItIsSpacedAndBackwards(String leak) {
        assertThat(scan("a line\n" + leak + "\nanother")).contains("here: in digits");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "xy"})
    void anEncodedNumberIsFoundWhereverItStands(String before) {
        byte[] bytes = (before + ID + " and more").getBytes(StandardCharsets.US_ASCII);

        assertThat(scan(Base64.getEncoder().encodeToString(bytes))).containsOnly("here: encoded");
        assertThat(scan(HexFormat.of().formatHex(bytes))).contains("here: encoded");
    }

    @Test
    void aNumberIsFoundInAUuid() {
        ByteBuffer bytes = ByteBuffer.wrap("number 135790...".getBytes(StandardCharsets.US_ASCII));

        assertThat(scan(new UUID(bytes.getLong(), bytes.getLong()).toString()))
                .contains("here: encoded");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "xy", "xyz"})
    void aPasswordIsFoundInBase64WhereverItStands(String before) {
        byte[] bytes = (before + PASSWORD + ".").getBytes(StandardCharsets.US_ASCII);

        assertThat(scan("state=" + Base64.getEncoder().encodeToString(bytes)))
                .containsExactly("here: encoded");
        assertThat(scan("x" + Base64.getUrlEncoder().encodeToString(bytes)))
                .containsExactly("here: encoded");
    }

    /** Three bytes of a password are a whole block of Base64: in a nonce they mean nothing. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void thatABlockOfAPasswordStandsInANonceIsChance(int before) {
        byte[] shifted = ("x".repeat(before) + PASSWORD).getBytes(StandardCharsets.US_ASCII);
        String block = Base64.getEncoder().encodeToString(shifted).substring(4, 8);

        assertThat(scan("q8Rb" + block + "wH+ZtLk2")).isEmpty();
    }

    @Test
    void aNumberIsFoundDigitByDigitWithOtherLinesBetween() {
        String log =
                PASSWORD.chars()
                        .mapToObj(key -> "call 17 password: key " + (char) key + "\ncall 17 waits")
                        .collect(Collectors.joining("\n"));

        assertThat(scan(log)).containsExactly("here: digit by digit");
    }

    @Test
    void otherNumbersAreNoHit() {
        assertThat(scan("call 1357901 begins\nafter 213579 s\nkey 1\nkey 3\nkey 5\n3f135790ab"))
                .isEmpty();
    }

    @Test
    void itIsNotToldWhichSecretItIs() {
        assertThat(scan(PASSWORD).toString()).doesNotContain(PASSWORD);
    }
}
