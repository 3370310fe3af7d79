package org.hotline12333.store.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.stream.Stream;
import org.hotline12333.identity.Channel;
import org.hotline12333.identity.Origin;
import org.hotline12333.store.sealing.SealingKeys.Kind;
import org.junit.jupiter.api.Test;

class SealingKeysTest {
    private static final String ROW = "person 7";

    private final SealingKeys keys = SealingKeys.of(new byte[32]);

    @Test
    void hashesTheSameNumberTheSameWay() {
        assertThat(keys.hash(Kind.ID_NUMBER, "990000198001010012"))
                .isEqualTo(SealingKeys.of(new byte[32]).hash(Kind.ID_NUMBER, "990000198001010012"))
                .isNotEqualTo(keys.hash(Kind.ID_NUMBER, "99000019850615007X"))
                .hasSize(32);
    }

    @Test
    void hashesTheSameDigitsOfAnotherKindAnotherWay() {
        assertThat(keys.hash(Kind.ID_NUMBER, "1000000012"))
                .isNotEqualTo(keys.hash(Kind.SOCIAL_SECURITY_NUMBER, "1000000012"));
    }

    @Test
    void hashesTelephonesAsBeforeThereWereOtherChannels() {
        String before = keys.hash(Kind.CALLER_NUMBER, "13900000001");

        assertThat(keys.hash(Origin.telephone("+86 139 0000 0001"))).isEqualTo(before);
        assertThat(before).isEqualTo("fd6288ed0f1d2e401ffcd051d200d04f");
    }

    @Test
    void hashesTheSameNameOnAnotherChannelAnotherWay() {
        Channel web = new Channel("WEB");

        assertThat(
                        Stream.of(
                                        new Origin(web, "13900000001"),
                                        new Origin(new Channel("WEB_"), "13900000001"),
                                        Origin.telephone("13900000001"),
                                        Origin.telephone("WEB 13900000001"),
                                        Origin.telephone("WEB13900000001"))
                                .map(keys::hash))
                .doesNotHaveDuplicates();
    }

    @Test
    void hashesWithAnotherKeyAnotherWay() {
        byte[] other = new byte[32];
        other[31] = 1;

        assertThat(SealingKeys.of(other).hash(Kind.ID_NUMBER, "1"))
                .isNotEqualTo(keys.hash(Kind.ID_NUMBER, "1"));
        assertThat(SealingKeys.of(other).pepper()).isNotEqualTo(keys.pepper());
    }

    @Test
    void sealsDifferentlyEachTimeAndOpensAgain() {
        String sealed = keys.seal(Kind.ID_NUMBER, "99000019850615007X", ROW);

        assertThat(keys.seal(Kind.ID_NUMBER, "99000019850615007X", ROW)).isNotEqualTo(sealed);
        assertThat(keys.unseal(Kind.ID_NUMBER, sealed, ROW)).isEqualTo("99000019850615007X");
    }

    @Test
    void opensNothingThatWasChangedOrIsOfAnotherKind() {
        String sealed = keys.seal(Kind.ID_NUMBER, "99000019850615007X", ROW);
        String changed = "2:" + (sealed.charAt(2) == 'A' ? "B" : "A") + sealed.substring(3);

        assertThatIllegalStateException()
                .isThrownBy(() -> keys.unseal(Kind.SOCIAL_SECURITY_NUMBER, sealed, ROW))
                .withMessage("a sealed number does not open");
        assertThat(keys.opened(Kind.ID_NUMBER, changed, ROW)).isEmpty();
    }

    @Test
    void opensNothingInAnotherRowNorWithoutItsMark() {
        String sealed = keys.seal(Kind.ID_NUMBER, "99000019850615007X", ROW);

        assertThat(keys.opened(Kind.ID_NUMBER, sealed, "person 8")).isEmpty();
        assertThat(keys.opened(Kind.ID_NUMBER, sealed.substring(2), ROW)).isEmpty();
    }
}
