package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.hotline12333.settings.SettingNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong setting is one line that names it, before anything is opened or made. */
@Timeout(value = 5, unit = TimeUnit.MINUTES) // a hotline that starts after all would serve for ever
class WrongSettingTest {
    @TempDir Path folder;

    private Verb serve(String... settings) {
        return Verb.serve(folder.resolve("data"), settings);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HOTLINE_AGI_PORT=abc       | HOTLINE_AGI_PORT is 'abc'; it is a whole number",
                "HOTLINE_AGI_PORT=99999     | HOTLINE_AGI_PORT is 99999; a port is 0 to 65535",
                "HOTLINE_AGI_PORT=-1        | HOTLINE_AGI_PORT is -1; a port is 0 to 65535",
                "HOTLINE_AGI_PORT=          | HOTLINE_AGI_PORT is empty; set it, or leave it out",
                "HOTLINE_AGI_CALLS=0        | HOTLINE_AGI_CALLS is 0; it is at least 1",
                "HOTLINE_AGI_DRAIN=-1       | HOTLINE_AGI_DRAIN is -1; it is 0 to 3600 seconds",
                "HOTLINE_KEEP_AUDIT=365     | HOTLINE_KEEP_AUDIT is 365; it is 1098 to 36500 days",
                "HOTLINE_KEEP_CALLS=0       | HOTLINE_KEEP_CALLS is 0; it is 184 to 36500 days",
                "HOTLINE_KEEP_CALLS=long    | HOTLINE_KEEP_CALLS is 'long'; it is a whole number",
                "HOTLINE_DELIVERY_DAY=32    | HOTLINE_DELIVERY_DAY is 32; it is 0 to 31",
                "HOTLINE_DELIVERY_DAY=-1    | HOTLINE_DELIVERY_DAY is -1; it is 0 to 31",
                "HOTLINE_DELIVERY_MONTHS_AFTER=25 | HOTLINE_DELIVERY_MONTHS_AFTER is 25; it is 0 to 24",
                "HOTLINE_AGI_CALLS=many     | HOTLINE_AGI_CALLS is 'many'; it is a whole number",
                "HOTLINE_CONSOLE_ADDRESS=0.0.0.0 | HOTLINE_CONSOLE_ADDRESS is 0.0.0.0, which others reach, and passwords would be in the clear; set HOTLINE_CONSOLE_CERTIFICATE and HOTLINE_CONSOLE_KEY, or HOTLINE_CONSOLE_PROXY",
                "HOTLINE_CONSOLE_ADDRESS=console.example | HOTLINE_CONSOLE_ADDRESS is no address; write one such as 192.0.2.7 or 2001:db8::7",
                "HOTLINE_CONSOLE_PROXY=proxy.example | HOTLINE_CONSOLE_PROXY is no address; write one such as 192.0.2.7 or 2001:db8::7",
                "HOTLINE_CONSOLE_HOST=http://x | HOTLINE_CONSOLE_HOST is 'http://x'; it is names of hosts, with commas between",
                "HOTLINE_CONSOLE_KEY=key.pem | HOTLINE_CONSOLE_CERTIFICATE and HOTLINE_CONSOLE_KEY belong together; set both, or none",
                "HOTLINE_WEBPHONE=10.0.0.1:8088 | HOTLINE_WEBPHONE is '10.0.0.1:8088'; it is an address of the loopback and a port, as 127.0.0.1:8088, or empty",
                "HOTLINE_THROTTLE=maybe     | HOTLINE_THROTTLE is 'maybe'; it is on or off",
                "HOTLINE_AGI_PROT=4573      | HOTLINE_AGI_PROT is no setting; did you mean HOTLINE_AGI_PORT?",
                "HOTLINE_DB_URI=jdbc:h2:mem | HOTLINE_DB_URI is no setting; did you mean HOTLINE_DB_URL?",
            })
    void isToldInOneLine(String setting, String line) {
        Verb verb = serve(setting);

        assertThat(verb.err()).containsExactly("hotline: " + line);
        assertThat(verb.status()).isEqualTo(1);
        assertThat(verb.out()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "127.0.0.1/99", "127.0.0.1/32,here", ""})
    void namesTheNetworkThatIsNone(String networks) {
        Verb verb = serve("HOTLINE_AGI_ALLOW=" + networks);

        assertThat(verb.err())
                .singleElement()
                .asString()
                .startsWith("hotline: HOTLINE_AGI_ALLOW is ")
                .contains("127.0.0.1");
        assertThat(verb.status()).isEqualTo(1);
    }

    @Test
    void namesTheFormatOfLogsThatIsNone() {
        Verb verb = serve("HOTLINE_LOG_FORMAT=xml");

        assertThat(verb.err())
                .containsExactly(
                        "hotline: HOTLINE_LOG_FORMAT is 'xml'; it is one of ecs, logstash, gelf, or"
                                + " nothing");
        assertThat(verb.status()).isEqualTo(1);
    }

    @Test
    void namesThePortOfTheConsoleThatIsNone() {
        assertThat(serve("HOTLINE_CONSOLE_PORT=70000").err())
                .containsExactly("hotline: HOTLINE_CONSOLE_PORT is 70000; a port is 0 to 65535");
    }

    @Test
    void namesTheAddressThatIsNotKnown() {
        Verb verb = serve("HOTLINE_AGI_ADDRESS=no.such.host.invalid");

        assertThat(verb.err())
                .singleElement()
                .asString()
                .startsWith("hotline: HOTLINE_AGI_ADDRESS is 'no.such.host.invalid', ")
                .endsWith("such as 127.0.0.1");
        assertThat(verb.status()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"jdbc:mysql://db/hotline?password=s3same", "postgresql://db/s3same", ""})
    void neverPrintsAUrlOfTheDatabase(String url) {
        Verb verb = serve("HOTLINE_DB_URL=" + url);

        assertThat(verb.err())
                .containsExactly(
                        "hotline: HOTLINE_DB_URL names no database that is known; write"
                                + " jdbc:postgresql://HOST/DATABASE");
        assertThat(verb.status()).isEqualTo(1);
    }

    @Test
    void variablesThatASchedulerSetsAreNobodysBusiness() {
        List<String> foreign =
                List.of("HOTLINE_SERVICE_HOST", "HOTLINE_PORT", "HOTLINE_DB_PORT", "HOTLINE");

        Map<String, String> environment =
                foreign.stream().collect(Collectors.toMap(name -> name, _ -> "x"));

        assertThatCode(() -> SettingNames.check(environment)).doesNotThrowAnyException();
    }

    @Test
    void everySettingHasAVariable() {
        assertThat(SettingNames.names())
                .containsExactlyInAnyOrder(
                        "HOTLINE_DATA",
                        "HOTLINE_KEY_FILE",
                        "HOTLINE_AGI_ADDRESS",
                        "HOTLINE_AGI_PORT",
                        "HOTLINE_AGI_ALLOW",
                        "HOTLINE_AGI_CALLS",
                        "HOTLINE_AGI_DRAIN",
                        "HOTLINE_AGI_RECORDED",
                        "HOTLINE_AGI_SOUND_PORT",
                        "HOTLINE_DB_URL",
                        "HOTLINE_DB_USER",
                        "HOTLINE_DB_PASSWORD",
                        "HOTLINE_KEEP_AUDIT",
                        "HOTLINE_KEEP_CALLS",
                        "HOTLINE_DELIVERY_DAY",
                        "HOTLINE_DELIVERY_MONTHS_AFTER",
                        "HOTLINE_CARD_LOSS_WORKDAYS",
                        "HOTLINE_SPEECH_ENGINE",
                        "HOTLINE_TRACES_URL",
                        "HOTLINE_SMS_URL",
                        "HOTLINE_SMS_BODY",
                        "HOTLINE_SMS_HEADERS",
                        "HOTLINE_SMS_A_MINUTE",
                        "HOTLINE_THROTTLE",
                        "HOTLINE_CONSOLE_ADDRESS",
                        "HOTLINE_CONSOLE_PORT",
                        "HOTLINE_CONSOLE_HOST",
                        "HOTLINE_CONSOLE_CERTIFICATE",
                        "HOTLINE_CONSOLE_KEY",
                        "HOTLINE_CONSOLE_PROXY",
                        "HOTLINE_WEBPHONE",
                        "HOTLINE_WEBPHONE_KEY",
                        "HOTLINE_LOG_FORMAT",
                        "HOTLINE_LOG_STEPS",
                        "HOTLINE_LOG_FILE");
    }
}
