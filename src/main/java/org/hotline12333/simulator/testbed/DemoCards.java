package org.hotline12333.simulator.testbed;

import java.time.LocalDate;
import java.util.Optional;
import org.hotline12333.identity.Origin;
import org.hotline12333.identity.PersonId;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.service.Enquirer;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A card that was reported lost before a scripted call begins, by somebody who has no password any
 * more: no call can bring that about.
 */
final class DemoCards {
    /** Whose card it is: a demo person's ID number. */
    static final String OWNER = "990000195602290028";

    private static final LocalDate REPORTED = LocalDate.of(2026, 11, 18);
    private static final LocalDate HOLDS_TO = LocalDate.of(2026, 11, 23);

    private final JdbcTemplate jdbc;

    DemoCards(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** As it is when a call begins; a table in memory keeps it so. */
    void report(RecordStore records, PersonId owner) {
        records.cardLosses()
                .report(
                        owner,
                        REPORTED,
                        HOLDS_TO,
                        new Enquirer(Origin.telephone("13912340003"), "reported-before"),
                        _ -> Optional.empty());
        jdbc.execute("create table card_loss_before as select * from card_loss");
    }

    /** As if no call had been. */
    void restore() {
        jdbc.update("delete from card_loss");
        jdbc.update("insert into card_loss select * from card_loss_before");
    }
}
