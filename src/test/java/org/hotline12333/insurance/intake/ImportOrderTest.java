package org.hotline12333.insurance.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ImportOrderTest {
    @Test
    void isTheSameForTheServerThatItIsHandedTo() {
        ImportOrder all =
                new ImportOrder(
                        Optional.of(Path.of("a delivery")),
                        Optional.of(Path.of("of an agency.yaml")),
                        Optional.of(Path.of("/rejected")),
                        true);
        ImportOrder undo =
                new ImportOrder(Optional.empty(), Optional.empty(), Optional.empty(), false);

        assertThat(ImportOrder.of(all.lines())).isEqualTo(all);
        assertThat(ImportOrder.of(undo.lines())).isEqualTo(undo);
    }
}
