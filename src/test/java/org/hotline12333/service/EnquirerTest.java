package org.hotline12333.service;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnquirerTest {
    @Test
    void cutsWhatTheExchangeSendsToWhatTheStoreHolds() {
        Enquirer enquirer = new Enquirer("1".repeat(99), "c".repeat(999));

        assertThat(enquirer.callerNumber()).hasSize(40);
        assertThat(enquirer.callId()).hasSize(150);
    }

    @Test
    void replacesWhatCannotBePrinted() {
        assertThat(new Enquirer("13\u00009\n号", "a\tb")).isEqualTo(new Enquirer("13?9??", "a?b"));
    }

    @Test
    void printsNoCallerNumber() {
        assertThat(new Enquirer("13900000001", "1700000000.1"))
                .hasToString("Enquirer[****, 1700000000.1]");
    }
}
