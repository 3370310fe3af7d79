package org.hotline12333.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hotline12333.authoring.Problem;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.ProblemsException;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.insurance.delivery.AccountRow;
import org.hotline12333.insurance.delivery.AgencyTable;
import org.hotline12333.insurance.delivery.DeliveryFile;
import org.hotline12333.insurance.delivery.DeliveryFolder;
import org.hotline12333.insurance.delivery.DeliveryReading;
import org.hotline12333.insurance.delivery.DeliveryRow;
import org.hotline12333.insurance.delivery.FileReport;
import org.hotline12333.insurance.delivery.Manifest;
import org.hotline12333.insurance.delivery.PersonRow;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.simulator.bench.DemoCaller;
import org.hotline12333.simulator.line.PersonKeys;

/**
 * Callers from a delivery: whoever lives and has something in a pension account. Of more people
 * than a load can use every so-manieth is kept, from the first to the last.
 */
final class DeliveredCallers {
    /** A load of a minute at the highest rate has fewer calls. */
    private static final int KEPT_MAX = 100_000;

    private final long step;
    private final Map<String, PersonRow> people = new LinkedHashMap<>();
    private final Map<String, Long> balances = new HashMap<>();
    private long seen;

    private DeliveredCallers(long rows) {
        step = Math.max(1, Math.ceilDiv(rows, KEPT_MAX));
    }

    /**
     * Reads persons and accounts as strictly as an import, which wants all of it right.
     *
     * @throws ProblemsException where a rule is broken
     */
    static List<DemoCaller> read(Path folder, Prompts prompts)
            throws ProblemsException, IOException {
        ProblemList problems = new ProblemList(SourceLocation.whole(folder.toString()));
        DeliveryFolder delivery =
                DeliveryFolder.open(folder, AgencyTable.shipped(), problems)
                        .orElseThrow(() -> new UnsoundDeliveryException(problems.problems()));
        DeliveredCallers callers =
                new DeliveredCallers(
                        delivery.manifest()
                                .content(DeliveryFile.PERSONS)
                                .map(Manifest.Content::rows)
                                .orElse(0L));
        DeliveryReading reading =
                delivery.reading(folder.resolve(DeliveryFolder.REJECTED), _ -> false);
        for (DeliveryFile file : List.of(DeliveryFile.PERSONS, DeliveryFile.ACCOUNTS)) {
            FileReport report = reading.read(file, (row, _) -> callers.take(row));
            if (report.rejected() > 0) {
                throw new UnsoundDeliveryException(reading.rejects());
            }
        }
        return callers.callers(prompts);
    }

    private void take(DeliveryRow row) {
        if (row instanceof PersonRow person && seen++ % step == 0 && person.died().isEmpty()) {
            people.put(person.personNumber(), person);
        } else if (row instanceof AccountRow account
                && account.kind().insurance() == Insurance.PENSION
                && people.containsKey(account.personNumber())) {
            balances.merge(account.personNumber(), account.balance(), Math::addExact);
        }
    }

    private List<DemoCaller> callers(Prompts prompts) {
        List<DemoCaller> callers = new ArrayList<>();
        people.forEach((number, person) -> {
            long balance = balances.getOrDefault(number, 0L);
            if (balance > 0) {
                callers.add(
                        new DemoCaller(
                                "one of the delivery",
                                new PersonKeys(
                                        person.idNumber().reveal().replace('X', '*'),
                                        person.socialSecurityNumber().reveal() + "#",
                                        ""),
                                DemoCaller.answer(prompts, balance)));
            }
        });
        return callers;
    }

    /** What an import would reject is nothing to compare answers with. */
    private static final class UnsoundDeliveryException extends ProblemsException {
        private static final long serialVersionUID = 1L;

        UnsoundDeliveryException(List<Problem> problems) {
            super(problems);
        }
    }
}
