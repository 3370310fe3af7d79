package org.hotline12333.background;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessorsTest {
    private static final int ALL = Runtime.getRuntime().availableProcessors();

    @Test
    void halfOfThemAreLeftToThoseWhoCall() {
        assertThat(Processors.besideCalls(ALL)).isEqualTo(Math.max(1, ALL / 2));
    }

    @Test
    void someWorkMayNotHaveSoMany() {
        assertThat(Processors.besideCalls(1)).isOne();
    }
}
