package org.hotline12333.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hotline12333.doctor.Finding.Unknown;
import org.hotline12333.doctor.Finding.Well;
import org.hotline12333.doctor.Finding.Wrong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What doctor says of the unit that is to serve, and of its file descriptors. */
class ServiceChecksTest {
    private static final Path SHIPPED = Path.of("src/main/resources/systemd/hotline.service");

    @TempDir Path units;

    private Finding unit(List<String> lines) throws IOException {
        Files.write(units.resolve("hotline.service"), lines);
        return new UnitCheck(units).look();
    }

    @Test
    void aServerWithoutAUnitIsNotEndedWhereItStandsStill() throws IOException {
        assertThat(new UnitCheck(units).look()).isInstanceOf(Unknown.class);
    }

    @Test
    void theShippedUnitIsWellBesideItsSocket() throws IOException {
        assertThat(unit(Files.readAllLines(SHIPPED))).isInstanceOf(Wrong.class);

        Files.createFile(units.resolve("hotline.socket"));

        assertThat(unit(Files.readAllLines(SHIPPED))).isInstanceOf(Well.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Type=notify", "WatchdogSec=", "Restart=", "LimitCORE=0", "UMask=0077"})
    void aUnitThatLacksALineIsWrong(String line) throws IOException {
        Files.createFile(units.resolve("hotline.socket"));
        List<String> others =
                Files.readAllLines(SHIPPED).stream()
                        .filter(each -> !each.startsWith(line))
                        .toList();

        assertThat(unit(others))
                .isEqualTo(
                        new Wrong(
                                units.resolve("hotline.service") + " is without " + line,
                                "write it anew with ./hotline install"));
    }

    /** The unit's own limit counts, where it has one. */
    @ParameterizedTest
    @CsvSource({"4096, '', true", "99, '', false", "unlimited, '', true", "99, 4096, true"})
    void descriptorsAreEnoughForTheCallsOrNot(String hard, String ofUnit, boolean enough)
            throws IOException {
        Path limits = units.resolve("limits");
        Files.writeString(limits, "Max open files            1024   " + hard + "   files     \n");
        if (!ofUnit.isEmpty()) {
            unit(List.of("LimitNOFILE=" + ofUnit));
        }

        Finding finding =
                new DescriptorsCheck(limits, units.resolve("hotline.service"), 300, 64).look();

        assertThat(finding)
                .isInstanceOf(enough ? Well.class : Wrong.class)
                .asString()
                .contains("300 calls at once");
    }

    @Test
    void aMachineThatDoesNotTellItsLimitIsUnknown() throws IOException {
        Path none = units.resolve("none");

        assertThat(new DescriptorsCheck(none, none, 300, 64).look()).isInstanceOf(Unknown.class);
    }
}
