package org.hotline12333.store.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a driver is told, by the URL or else by us. */
class DriverSettingsTest {
    private static DatabaseAddress address(String url) {
        return new DatabaseAddress(url, "hotline", "");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:h2:mem:x",
                "jdbc:postgresql://a/db",
                "jdbc:postgresql://a,b/db",
                "jdbc:postgresql://a,b/db?ssl=true",
                "jdbc:postgresql://a,b/db?targetServerType=primary&connectTimeout=2&socketTimeout=5&tcpKeepAlive=true&hostRecheckSeconds=2"
            })
    void areWellWhereTheUrlSaysNothingOrTheRightThing(String url) {
        assertThat(DriverSettings.problem(address(url))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "a?socketTimeout=0, with socketTimeout=0 callers, 5",
        "a?socketTimeout=3, with socketTimeout=3 callers, 5",
        "a?socketTimeout=30, with socketTimeout=30 callers, 5",
        "a?socketTimeout=5&socketTimeout=, with socketTimeout= callers, 5",
        "a?connectTimeout=0, with connectTimeout=0 callers, 3",
        "a?connectTimeout=10, with connectTimeout=10 callers, 3",
        "'a,b?connectTimeout=3', with connectTimeout=3 callers, 2",
        "'a,b?ssl=true&targetServerType=any', of several servers targetServerType=any, primary"
    })
    void areNamedWithTheirMend(String url, String what, String mend) {
        String host = url.replaceFirst("(.*)\\?", "jdbc:postgresql://$1/db?");

        assertThat(DriverSettings.problem(address(host)))
                .hasValueSatisfying(problem -> {
                    assertThat(problem.what()).startsWith(what);
                    assertThat(problem.mend())
                            .isEqualTo("leave it out of HOTLINE_DB_URL, or say " + mend);
                });
    }

    @Test
    void ofSeveralServersTheOthersCanBeAsked() {
        assertThat(address("jdbc:postgresql://a,b/db").standby()).isPresent();
        assertThat(address("jdbc:postgresql://a/db?x=1,2").standby()).isEmpty();
    }
}
