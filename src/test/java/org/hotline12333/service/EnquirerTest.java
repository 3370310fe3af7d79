package org.hotline12333.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.hotline12333.identity.Origin;
import org.junit.jupiter.api.Test;

class EnquirerTest {
    @Test
    void cutsWhatAChannelSaysToWhatTheStoreHolds() {
        Enquirer enquirer = new Enquirer(Origin.telephone("1".repeat(99)), "c".repeat(999));

        assertThat(enquirer.origin().name()).hasSize(40);
        assertThat(enquirer.session()).hasSize(150);
    }

    @Test
    void replacesWhatCannotBePrinted() {
        assertThat(new Enquirer(Origin.telephone("13\u00009\n号"), "a\tb"))
                .isEqualTo(new Enquirer(Origin.telephone("13?9??"), "a?b"));
    }

    @Test
    void printsNoOrigin() {
        assertThat(new Enquirer(Origin.telephone("13900000001"), "1700000000.1"))
                .hasToString("Enquirer[Origin[TELEPHONE, ****], 1700000000.1]");
    }
}
