package org.hotline12333.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenDurationTest {
    @ParameterizedTest
    @CsvSource({
        "6s, 6000",
        "6 s, 6000",
        "1500ms, 1500",
        "300 ms, 300",
        "0s, 0",
        "999999s, 999999000"
    })
    void isSecondsOrMilliseconds(String written, long millis) {
        assertThat(WrittenDuration.of(written)).contains(Duration.ofMillis(millis));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "6",
                "s",
                "-1s",
                "1.5s",
                "6 sec",
                "1m",
                "1000000s",
                " 6s",
                "6s ",
                "٦s",
                "6\ts"
            })
    void nothingElseIsOne(String written) {
        assertThat(WrittenDuration.of(written)).isEmpty();
    }
}
