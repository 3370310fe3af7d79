package org.hotline12333.insurance.demo;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hotline12333.identity.Secret;
import org.hotline12333.insurance.delivery.AgencyTable;
import org.hotline12333.insurance.delivery.ContributionRow;
import org.hotline12333.insurance.delivery.DeliveryRow;
import org.hotline12333.insurance.delivery.EnrolmentRow;
import org.hotline12333.insurance.delivery.Extent;
import org.hotline12333.insurance.delivery.Kind;
import org.hotline12333.insurance.delivery.Manifest;
import org.hotline12333.insurance.delivery.PersonRow;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.records.Status;

/** The demo people as an agency would deliver them. */
public final class DemoDelivery {
    private static final String NOWHERE = "990000";

    /** Of the first one; they are counted in the last digits. */
    private static final String FIRST_NUMBER = "9900000000000000001";

    private DemoDelivery() {}

    /**
     * One of them.
     *
     * @param personNumber in the books of their agency
     * @param password which no delivery has
     * @param initial whether an agency gave it
     * @param rows of all files
     */
    public record Delivered(
            String personNumber,
            Optional<Secret> password,
            boolean initial,
            List<DeliveryRow> rows) {
        public Delivered {
            rows = List.copyOf(rows);
        }

        /** Nobody's numbers are printed by accident. */
        @Override
        public String toString() {
            return "Delivered[****]";
        }
    }

    /** Whose records they are, and of when. */
    public static Manifest.Heading heading() {
        DemoFile file = DemoPeople.file();
        return new Manifest.Heading(
                NOWHERE,
                NOWHERE,
                file.dates().from(),
                file.dates().to(),
                Extent.COMPLETE,
                StandardCharsets.UTF_8);
    }

    /** All of them, by the codes of the shipped table. */
    public static List<Delivered> people() {
        DemoFile file = DemoPeople.file();
        List<Kind> kinds =
                AgencyTable.shipped().kinds().values().stream()
                        .sorted(Comparator.comparing(Kind::code))
                        .toList();
        List<DemoPerson> people = file.insuredPeople();
        List<Delivered> delivered = new ArrayList<>();
        for (int i = 0; i < people.size(); i++) {
            delivered.add(
                    delivered(
                            new BigInteger(FIRST_NUMBER).add(BigInteger.valueOf(i)).toString(),
                            people.get(i),
                            file.people().get(i),
                            kinds,
                            file.dates().to()));
        }
        return delivered;
    }

    private static Delivered delivered(
            String number,
            DemoPerson person,
            DemoFile.Entry entry,
            List<Kind> kinds,
            YearMonth newest) {
        List<DeliveryRow> rows = new ArrayList<>();
        rows.add(row(number, person));
        for (Insurance insurance : entry.insured()) {
            insured(number, person, kind(kinds, insurance, entry), rows);
        }
        var of =
                new DemoAccount.Of(
                        number,
                        insurance -> kind(kinds, insurance, entry),
                        person.insured(),
                        newest);
        entry.accounts().forEach(account -> rows.add(account.delivered(of)));
        return new Delivered(number, person.password(), person.initial(), rows);
    }

    private static PersonRow row(String number, DemoPerson person) {
        return new PersonRow(
                number,
                person.idNumber(),
                person.socialSecurityNumber(),
                person.status() == Status.RETIRED,
                Optional.empty());
    }

    private static Kind kind(List<Kind> kinds, Insurance insurance, DemoFile.Entry entry) {
        return kinds.stream()
                .filter(kind -> kind.insurance() == insurance && kind.scheme() == entry.scheme())
                .findFirst()
                .orElseThrow();
    }

    private static void insured(
            String number, DemoPerson person, Kind kind, List<DeliveryRow> rows) {
        rows.add(
                new EnrolmentRow(
                        number,
                        kind,
                        person.status() == Status.RETIRED ? Status.PAYING : person.status(),
                        person.monthsPaid(kind.insurance()),
                        person.monthsInRow(kind.insurance())));
        person.insured()
                .getOrDefault(kind.insurance(), List.of())
                .forEach(paid ->
                        rows.add(
                                new ContributionRow(
                                        number,
                                        kind,
                                        paid.month(),
                                        paid.month(),
                                        paid.base(),
                                        paid.personal(),
                                        paid.employer(),
                                        paid.credited())));
    }
}
