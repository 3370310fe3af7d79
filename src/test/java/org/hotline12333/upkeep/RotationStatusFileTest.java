package org.hotline12333.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.hotline12333.store.rotation.KeyRotation.Stage;
import org.hotline12333.upkeep.RotationStatusFile.Noted;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RotationStatusFileTest {
    @TempDir Path folder;

    private Path keyFile;
    private RotationStatusFile note;

    @BeforeEach
    void place() {
        keyFile = folder.resolve("hotline.key");
        note = RotationStatusFile.beside(keyFile);
    }

    private Noted noted(Stage stage, String... more) {
        note.write(RotationStatus.of(stage), List.of(more));
        return note.read().orElseThrow();
    }

    static List<Stage> underWay() {
        return List.of(
                new Stage.Awaited("k2", List.of("one/1", "two/2")),
                new Stage.Coming("k2", Instant.EPOCH),
                new Stage.Sealing("k2", ""),
                new Stage.Sealing("k2", "records 40 %"));
    }

    @ParameterizedTest
    @MethodSource("underWay")
    void whatIsUnderWayIsNotSettledWithAnyKey(Stage stage) {
        Noted noted = noted(stage);

        assertThat(noted.isSettled()).isFalse();
        assertThat(noted.isSettledWith("k2")).isFalse();
        assertThat(noted.key()).isEqualTo("k2");
        assertThat(noted.lines()).containsExactly(RotationStatus.of(stage).line());
    }

    @Test
    void whatIsSettledIsSoWithOneKey() {
        Noted noted = noted(new Stage.Settled("k2", 0), "key k1 is still needed for");

        assertThat(noted.isSettledWith("k2")).isTrue();
        assertThat(noted.isSettledWith("k")).isFalse();
        assertThat(noted.lines())
                .containsExactly(
                        "all numbers are sealed with key k2", "key k1 is still needed for");
    }

    @Test
    void rowsThatNoKeyOpensAreSaid() {
        assertThat(noted(new Stage.Settled("k2", 2)).lines())
                .containsExactly(
                        "all numbers are sealed with key k2, but for 2 rows that no key opens:"
                                + " somebody has changed them");
    }

    @Test
    void progressAloneIsNoOtherStage() {
        RotationStatus sooner = RotationStatus.of(new Stage.Sealing("k2", "persons 3 %"));
        RotationStatus later = RotationStatus.of(new Stage.Sealing("k2", "records 4 %"));

        assertThat(later.stage()).isEqualTo(sooner.stage());
        assertThat(later.line()).endsWith("made anew, records 4 %");
    }

    @Test
    void beforeAServerHasWrittenNothingIsNoted() {
        assertThat(note.read()).isEmpty();
    }

    /** During an upgrade the verb may be of another version than the server. */
    @ParameterizedTest
    @ValueSource(strings = {"", "awaited k2[one/1]", "sealing k2", "under-way k2"})
    void whatIsNotSaidToBeSettledIsNot(String first) throws IOException {
        Files.write(folder.resolve("hotline.key.state"), List.of(first, "a line"));

        assertThat(note.read()).map(Noted::isSettled).hasValue(false);
        assertThat(note.read()).map(Noted::lines).hasValue(List.of("a line"));
    }
}
