package org.hotline12333.insurance.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.identity.Secret;
import org.hotline12333.insurance.delivery.AccountRow;
import org.hotline12333.insurance.delivery.AgencyTable;
import org.hotline12333.insurance.delivery.BenefitRow;
import org.hotline12333.insurance.delivery.ContributionRow;
import org.hotline12333.insurance.delivery.DeliveryFile;
import org.hotline12333.insurance.delivery.DeliveryFolder;
import org.hotline12333.insurance.delivery.DeliveryReading;
import org.hotline12333.insurance.delivery.DeliveryRow;
import org.hotline12333.insurance.delivery.DeliveryWriter;
import org.hotline12333.insurance.delivery.EnrolmentRow;
import org.hotline12333.insurance.delivery.PersonRow;
import org.hotline12333.insurance.demo.DemoDelivery.Delivered;
import org.hotline12333.insurance.records.Status;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DemoDeliveryTest {
    private static final AgencyTable TABLE = AgencyTable.shipped();

    private final List<DemoPerson> people = DemoPeople.file().insuredPeople();
    private final List<Delivered> delivered = DemoDelivery.people();

    @Test
    void hasEverybodyOnceWithANumberOfTheirOwn() {
        assertThat(delivered)
                .hasSameSizeAs(people)
                .extracting(Delivered::personNumber)
                .doesNotHaveDuplicates()
                .startsWith("9900000000000000001")
                .allMatch(number -> number.length() == 19);
        for (int i = 0; i < people.size(); i++) {
            PersonRow person = rows(delivered.get(i), PersonRow.class).getFirst();
            assertThat(person.idNumber()).isEqualTo(people.get(i).idNumber());
            assertThat(person.socialSecurityNumber())
                    .isEqualTo(people.get(i).socialSecurityNumber());
            assertThat(person.retired()).isEqualTo(people.get(i).status() == Status.RETIRED);
        }
    }

    @Test
    void hasEveryContributionAndWhatElseIsKnown() {
        for (int i = 0; i < people.size(); i++) {
            DemoPerson person = people.get(i);
            long paid = person.insured().values().stream().mapToLong(List::size).sum();

            assertThat(rows(delivered.get(i), ContributionRow.class)).hasSize((int) paid);
            assertThat(rows(delivered.get(i), EnrolmentRow.class))
                    .hasSize(person.insured().size())
                    .allMatch(row ->
                            row.monthsPaid() == person.monthsPaid(row.kind().insurance())
                                    && row.kind().scheme() == person.scheme());
            assertThat(
                            rows(delivered.get(i), AccountRow.class).size()
                                    + rows(delivered.get(i), BenefitRow.class).size())
                    .isEqualTo(DemoPeople.file().people().get(i).accounts().size());
        }
    }

    @Test
    void keepsPasswordsApart() {
        assertThat(delivered)
                .filteredOn(person -> person.password().isPresent())
                .extracting(person -> person.password().orElseThrow())
                .containsExactly(
                        Secret.of("135790"),
                        Secret.of("246801"),
                        Secret.of("140610"),
                        Secret.of("217940"));
    }

    @Test
    void isReadBackWithoutAProblem(@TempDir Path folder) throws Exception {
        List<DeliveryRow> rows =
                delivered.stream().flatMap(person -> person.rows().stream()).toList();
        try (DeliveryWriter writer =
                DeliveryWriter.begin(folder, DemoDelivery.heading(), TABLE, false)) {
            for (DeliveryRow row : rows) {
                writer.write(row);
            }
            var _ = writer.finish();
        }

        ProblemList problems = new ProblemList(SourceLocation.whole(folder.toString()));
        DeliveryReading reading =
                DeliveryFolder.open(folder, TABLE, problems)
                        .orElseThrow()
                        .reading(folder.resolve("rejected"), _ -> false);
        List<DeliveryRow> read = new ArrayList<>();
        for (DeliveryFile file : DeliveryFile.values()) {
            reading.read(file, (row, _) -> read.add(row));
        }
        assertThat(reading.rejects()).isEmpty();
        assertThat(read).containsExactlyInAnyOrderElementsOf(rows);
    }

    private static <R extends DeliveryRow> List<R> rows(Delivered person, Class<R> type) {
        return person.rows().stream().filter(type::isInstance).map(type::cast).toList();
    }
}
