package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.simulator.bench.DemoCaller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Callers of a load are those of a delivery. */
class DeliveredCallersTest {
    @TempDir Path folder;

    private Path delivery() {
        Path delivery = folder.resolve("delivery");
        Verb written =
                Verb.run(
                        "demo-data",
                        delivery.toString(),
                        "--people",
                        "1000",
                        "--months",
                        "3",
                        "--gz");
        assertThat(written.status()).isZero();
        return delivery;
    }

    @Test
    void whoeverHasSomethingInAPensionAccountCalls() throws Exception {
        List<DemoCaller> callers =
                DeliveredCallers.read(delivery(), Prompts.load(Path.of("prompts")));

        Set<String> numbers = new HashSet<>();
        assertThat(callers)
                .hasSizeBetween(700, 999)
                .allSatisfy(caller -> assertThat(caller.keys().idNumber()).matches("\\d{17}[\\d*]"))
                .allSatisfy(caller ->
                        assertThat(caller.keys().socialSecurityNumber()).matches("\\d{8,12}#"))
                .allMatch(caller -> numbers.add(caller.keys().socialSecurityNumber()))
                .allMatch(caller -> caller.keys().password().isEmpty())
                .allMatch(caller -> caller.toString().equals("one of the delivery"));
    }

    @Test
    void aDeliveryThatAnImportWouldRefuseIsRefused() throws Exception {
        Path delivery = delivery();
        Files.writeString(delivery.resolve("stray.txt"), "");

        assertThatThrownBy(() -> DeliveredCallers.read(delivery, Prompts.load(Path.of("prompts"))))
                .hasMessageContaining("not in the manifest");
    }
}
