package org.hotline12333.account;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import org.hotline12333.identity.Secret;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecondFactorTest {
    private static final SecondFactor FACTOR =
            new SecondFactor(
                    Secret.of(
                            HexFormat.of()
                                    .formatHex(
                                            "12345678901234567890"
                                                    .getBytes(StandardCharsets.US_ASCII))));

    @ParameterizedTest
    @CsvSource({"59, 287082", "1111111109, 081804", "1234567890, 005924", "20000000000, 353130"})
    void showsWhatTheStandardSays(long second, String digits) {
        assertThat(FACTOR.step(digits, Instant.ofEpochSecond(second), 0)).hasValue(second / 30);
    }

    @ParameterizedTest
    @CsvSource({"-31, false", "-30, true", "0, true", "30, true", "59, true", "60, false"})
    void takesWhatWasShownAStepBeforeOrBehind(long late, boolean taken) {
        Instant shown = Instant.ofEpochSecond(1_700_000_010);
        String digits = FACTOR.digits(shown);

        assertThat(FACTOR.step(digits, shown.plusSeconds(late), 0).isPresent()).isEqualTo(taken);
    }

    @Test
    void takesNoStepAgainNorOneBefore() {
        Instant now = Instant.ofEpochSecond(1_700_000_010);
        long step = FACTOR.step(FACTOR.digits(now), now, 0).orElseThrow();

        assertThat(FACTOR.step(FACTOR.digits(now), now, step)).isEmpty();
        assertThat(FACTOR.step(FACTOR.digits(now.minusSeconds(30)), now, step)).isEmpty();
        assertThat(FACTOR.step(FACTOR.digits(now.plusSeconds(30)), now, step)).hasValue(step + 1);
    }

    @Test
    void isShownAsAuthenticatorsTakeIt() {
        assertThat(FACTOR.groups()).startsWith("GEZD", "GNBV").hasSize(8);
        assertThat(FACTOR.otpauth(new AccountName("li.wei")))
                .hasToString(
                        "otpauth://totp/12333:li.wei?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
                                + "&issuer=12333&algorithm=SHA1&digits=6&period=30");
        assertThat(FACTOR.toString()).isEqualTo("SecondFactor[hex=Secret[****]]");
    }

    @ParameterizedTest
    @CsvSource({"f, MY", "fo, MZXQ", "foo, MZXW6", "foob, MZXW6YQ", "foobar, MZXW6YTBOI"})
    void spellsAsTheStandardSays(String text, String spelt) {
        assertThat(Base32.of(text.getBytes(StandardCharsets.US_ASCII))).isEqualTo(spelt);
    }

    @Test
    void aCodeIsTheSameHoweverItIsTyped() {
        OneTimeCode code = OneTimeCode.draw();

        assertThat(code.inGroups()).matches("([A-Z2-7]{4}-){12}[A-Z2-7]{4}");
        assertThat(OneTimeCode.of(" " + code.inGroups().toLowerCase(Locale.ROOT) + "\n"))
                .isEqualTo(code);
        assertThat(OneTimeCode.of(code.inGroups().replace('-', ' ')).hash()).isEqualTo(code.hash());
        assertThat(code.toString()).doesNotContain(code.secret().reveal());
    }
}
