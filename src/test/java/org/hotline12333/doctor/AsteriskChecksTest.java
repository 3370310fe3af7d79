package org.hotline12333.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hotline12333.doctor.Finding.Unknown;
import org.hotline12333.doctor.Finding.Well;
import org.hotline12333.doctor.Finding.Wrong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AsteriskChecksTest {
    private static final Path SHIPPED = Path.of("dialplans/asterisk");

    @TempDir Path folder;
    private Path site;

    @BeforeEach
    void copy() throws IOException {
        site = Files.createDirectory(folder.resolve("own"));
        for (String file :
                List.of(
                        "asterisk.conf",
                        "extensions.conf",
                        "logger.conf",
                        "modules.conf",
                        "pjsip.conf",
                        "stasis.conf")) {
            Files.copy(SHIPPED.resolve(file), folder.resolve(file));
        }
    }

    private AsteriskConf conf() {
        return new AsteriskConf(folder, site);
    }

    private void append(String file, String text) throws IOException {
        Files.writeString(
                folder.resolve(file), Files.readString(folder.resolve(file)) + "\n" + text);
    }

    private void replace(String file, String what, String by) throws IOException {
        Files.writeString(
                folder.resolve(file), Files.readString(folder.resolve(file)).replace(what, by));
    }

    private static Finding version(String... saying) throws IOException {
        return new AsteriskCheck(List.of(List.of(saying))).look();
    }

    @ParameterizedTest
    @ValueSource(strings = {"22.10.1", "22.10.1+dfsg+~cs6.17.60671434-1", "22.11.0", "22.10.2-rc1"})
    void aReleaseAfterTheAdvisoriesIsWell(String name) throws IOException {
        assertThat(version("echo", "Asterisk " + name)).isInstanceOf(Well.class);
    }

    @Test
    void aReleaseBeforeAnAdvisorysMendIsWrong() throws IOException {
        assertThat(version("echo", "Asterisk 22.5.1"))
                .isEqualTo(
                        new Wrong(
                                "22.5.1 has 25 known weaknesses: GHSA-64qc-9x89-rx5j,"
                                        + " GHSA-85x7-54wr-vh42, GHSA-rvch-3jmx-3jf3 ...",
                                "install Asterisk 22.10.1 or newer"));
    }

    @Test
    void anotherAsteriskThanTheHotlinesIsWrong() throws IOException {
        assertThat(version("echo", "Asterisk 18.10.0~dfsg"))
                .isEqualTo(
                        new Wrong(
                                "18.10.0~dfsg is not what the hotline is made for",
                                "install Asterisk 22"));
    }

    @Test
    void aReleaseThatTheListDoesNotNameIsUnknown() throws IOException {
        assertThat(version("echo", "Asterisk certified-22.8-cert1")).isInstanceOf(Unknown.class);
    }

    @ParameterizedTest
    @CsvSource({"no-such-program-here", "false", "true"})
    void withoutAnAsteriskItIsUnknown(String command) throws IOException {
        assertThat(version(command)).isInstanceOf(Unknown.class);
    }

    @Test
    void theFirstThatAnswersCounts() throws IOException {
        AsteriskCheck check =
                new AsteriskCheck(
                        List.of(
                                List.of("false"),
                                List.of("echo", "Asterisk 22.11.0"),
                                List.of("echo", "Asterisk 18.0.0")));

        assertThat(check.look()).isInstanceOf(Well.class);
    }

    @Test
    void theShippedConfigurationIsWell() throws IOException {
        AsteriskConf shipped = new AsteriskConf(SHIPPED, folder.resolve("none"));

        assertThat(new AsteriskLogCheck(shipped).look()).isInstanceOf(Well.class);
        assertThat(new AsteriskModulesCheck(shipped).look()).isInstanceOf(Well.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "notice,dtmf            | dtmf",
                "verbose(3),error       | verbose",
                "[json]notice, verbose  | verbose",
                "debug                  | debug",
                "*                      | *",
                "NOTICE,DTMF            | dtmf",
            })
    void aLevelThatTellsKeysIsWrong(String levels, String level) throws IOException {
        append("logger.conf", "[logfiles]\nfull => " + levels + "\n");

        assertThat(new AsteriskLogCheck(conf()).look())
                .asString()
                .startsWith("Wrong[")
                .contains("logger.conf:")
                .contains("to full, by its level " + level);
    }

    @Test
    void aLevelInACommentIsNone() throws IOException {
        append("logger.conf", "; full => dtmf\nfull => notice ; not dtmf\n");

        assertThat(new AsteriskLogCheck(conf()).look()).isInstanceOf(Well.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agi_exec_start_type",
                "agi_exec_end_type",
                "ast_channel_dtmf_begin_type",
                "ast_channel_dtmf_end_type",
            })
    void anEventThatTellsKeysIsWrong(String event) throws IOException {
        replace("stasis.conf", "decline = " + event, "");

        assertThat(new AsteriskLogCheck(conf()).look())
                .asString()
                .contains("stasis.conf", "decline " + event + " there");
    }

    @Test
    void anEventIsDeclinedInItsSectionAlone() throws IOException {
        replace("stasis.conf", "[declined_message_types]", "[threadpool]");

        assertThat(new AsteriskLogCheck(conf()).look()).isInstanceOf(Wrong.class);
    }

    @Test
    void aSettingBesideTheLogFilesIsNoLevel() throws IOException {
        append("logger.conf", "[general]\ndateformat = debug\n");

        assertThat(new AsteriskLogCheck(conf()).look()).isInstanceOf(Well.class);
    }

    @Test
    void tellsHowAKeyThatIsSentInTwoWaysCountsOnce() throws IOException {
        assertThat(new AsteriskKeysCheck(conf()).look())
                .isInstanceOf(Well.class)
                .asString()
                .contains("noload = res_pjsip_dtmf_info.so in site/modules.conf");

        append("modules.conf", "noload = res_pjsip_dtmf_info.so\n");

        assertThat(new AsteriskKeysCheck(conf()).look())
                .asString()
                .contains("INFO is switched off");
        assertThat(new AsteriskModulesCheck(conf()).look()).isInstanceOf(Well.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto_info", "rfc4733", "info", "none", "INFO"})
    void anEndpointThatHearsNoTonesIsWrong(String mode) throws IOException {
        append("pjsip.conf", "[trunk](line)\ndtmf_mode = " + mode + "\n");

        assertThat(new AsteriskKeysCheck(conf()).look())
                .asString()
                .startsWith("Wrong[")
                .contains("pjsip.conf:", "write dtmf_mode = auto there");
    }

    @Test
    void aModuleThatTheHotlineNeedsIsMissed() throws IOException {
        replace("modules.conf", "load = app_read.so", "");

        assertThat(new AsteriskModulesCheck(conf()).look())
                .asString()
                .contains("does not load app_read");
    }

    @Test
    void aModuleThatASiteForbidsIsMissed() throws IOException {
        Files.writeString(site.resolve("modules.conf"), "noload => app_queue.so\n");

        assertThat(new AsteriskModulesCheck(conf()).look())
                .asString()
                .contains("does not load app_queue");
    }

    @ParameterizedTest
    @CsvSource({
        "load,app_system",
        "load,func_shell",
        "require,res_ari",
        "preload,res_ari",
        "preload-require,res_ari",
    })
    void aModuleThatGivesTheMachineAwayIsWrong(String how, String module) throws IOException {
        Files.writeString(site.resolve("modules.conf"), how + " = " + module + ".so\n");

        assertThat(new AsteriskModulesCheck(conf()).look())
                .asString()
                .contains("loads " + module + " (");
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "true", "on", "1", "y", "t", "Yes"})
    void loadingEverythingIsWrong(String yes) throws IOException {
        replace("modules.conf", "autoload = no", "autoload=" + yes);

        assertThat(new AsteriskModulesCheck(conf()).look())
                .asString()
                .contains("modules.conf:3 loads every module there is");
    }

    private Finding calls(int calls) throws IOException {
        return new AsteriskCallsCheck(conf(), calls).look();
    }

    @Test
    void noMoreCallsAreLetInThanTheServerTakes() throws IOException {
        assertThat(calls(10_000))
                .isEqualTo(new Well("Asterisk lets in 9000 at once, and the server takes 10000"));
        assertThat(calls(9_000)).isInstanceOf(Well.class);

        assertThat(calls(500))
                .isEqualTo(
                        new Wrong(
                                folder.resolve("asterisk.conf")
                                        + ":13 lets in 9000 at once, and the server takes 500: the"
                                        + " rest hears that all lines are busy",
                                "lower maxcalls to that and to who waits in the queue, or raise"
                                        + " HOTLINE_AGI_CALLS"));
    }

    @Test
    void twoServersTakeTheCallsOfTwo() throws IOException {
        Files.writeString(site.resolve("servers.conf"), "HOTLINE2 = agi://192.0.2.8:4573\n");

        assertThat(calls(4_500))
                .isEqualTo(
                        new Well("Asterisk lets in 9000 at once, and two servers take 4500 each"));
        assertThat(calls(4_499)).isInstanceOf(Wrong.class);
    }

    @Test
    void theLastWordOnMaxcallsCounts() throws IOException {
        append("asterisk.conf", "maxcalls = 100\n");

        assertThat(calls(100)).isInstanceOf(Well.class);
        assertThat(calls(99)).isInstanceOf(Wrong.class);
    }

    @Test
    void anAsteriskWithoutABoundIsWrong() throws IOException {
        replace("asterisk.conf", "maxcalls = 9000", "");

        assertThat(calls(500))
                .asString()
                .startsWith("Wrong[")
                .contains("write maxcalls = 500 into asterisk.conf");
    }

    @Test
    void aFileThatIsGoneIsAFindingToo() throws IOException {
        Files.delete(folder.resolve("logger.conf"));

        assertThat(Diagnosis.of(new AsteriskLogCheck(conf())).line())
                .startsWith("wrong    Asterisk log ")
                .endsWith(
                        "logger.conf (NoSuchFileException): put the file back, or make it readable");
    }
}
