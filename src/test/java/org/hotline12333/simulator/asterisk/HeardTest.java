package org.hotline12333.simulator.asterisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class HeardTest {
    private static final List<String> LOG =
            List.of(
                    "[x] VERBOSE[1][C-1] app_verbose.c: arrival 13900000001 PJSIP/anonymous-00000001",
                    "[x] VERBOSE[2][C-2] app_verbose.c: arrival 13900000002 PJSIP/anonymous-00000002",
                    "[x] VERBOSE[1][C-1] file.c: <PJSIP/anonymous-00000001> Playing"
                            + " 'hotline/zh/n28.slin' (language 'zh')",
                    "[x] VERBOSE[2][C-2] file.c: <PJSIP/anonymous-00000002> Playing"
                            + " 'hotline/en/busy.alaw' (language 'zh')");

    @Test
    void tellsTheCallsApartByTheCallersNumber() {
        String channel = Heard.channelOf(LOG, "13900000002");

        assertThat(Heard.clipsOf(LOG, channel)).containsExactly("en/busy");
    }

    @Test
    void saysThatACallerNeverCame() {
        assertThatThrownBy(() -> Heard.channelOf(LOG, "13900000003"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("13900000003");
    }
}
