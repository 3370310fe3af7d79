package org.hotline12333.store.audit;

import static org.assertj.core.api.Assertions.assertThat;

import org.hotline12333.store.sealing.SealingKeys;
import org.junit.jupiter.api.Test;

class AuditLinkTest {
    private final SealingKeys keys = SealingKeys.of(new byte[32]);

    @Test
    void hangsOnTheLinkBeforeItsPlaceAndItsRow() {
        String link = AuditLink.hash(keys, "before", 2, 7, "mac");

        assertThat(AuditLink.hash(keys, "before", 2, 7, "mac")).isEqualTo(link);
        assertThat(AuditLink.hash(keys, "other", 2, 7, "mac")).isNotEqualTo(link);
        assertThat(AuditLink.hash(keys, "before", 3, 7, "mac")).isNotEqualTo(link);
        assertThat(AuditLink.hash(keys, "before", 2, 8, "mac")).isNotEqualTo(link);
        assertThat(AuditLink.hash(keys, "before", 2, 7, "other")).isNotEqualTo(link);
        assertThat(AuditLink.hash(keys, "before2", 7, 7, "mac")).isNotEqualTo(link);
    }
}
