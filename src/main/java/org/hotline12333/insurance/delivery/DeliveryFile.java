package org.hotline12333.insurance.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A file of a delivery, in the order in which they are read. */
public enum DeliveryFile {
    /** The only one with numbers that citizens know. */
    PERSONS(Column.AAC001, Column.AAC002, Column.AAC147, Column.AAC084, Column.AAE138),
    ENROLMENTS(Column.AAC001, Column.AAE140, Column.AAC031, Column.AAE201, Column.MONTHS_IN_ROW),
    CONTRIBUTIONS(
            Column.AAC001,
            Column.AAE140,
            Column.AAE003,
            Column.AAE002,
            Column.AAE180,
            Column.AAE022,
            Column.AAE020,
            Column.AAE078),
    ACCOUNTS(
            Column.AAC001,
            Column.AAE140,
            Column.BALANCE,
            Column.CREDITED_THIS_MONTH,
            Column.SPENT_THIS_YEAR),
    BENEFITS(BenefitForm.ofAny());

    /** Behind the name of a file that is compressed. */
    static final String GZ = ".gz";

    @SuppressWarnings("ImmutableEnumChecker") // nobody can change it
    private final List<Column> columns;

    DeliveryFile(Column... columns) {
        this(List.of(columns));
    }

    DeliveryFile(List<Column> columns) {
        this.columns = columns;
    }

    /** Its columns as we write them; a delivery may have them in any order. */
    public List<Column> columns() {
        return columns;
    }

    /** Its name in the folder where it is not compressed. */
    public String csv() {
        return name().toLowerCase(Locale.ROOT) + ".csv";
    }

    /** The one that this name in a folder is of, compressed or not. */
    static Optional<DeliveryFile> named(String name) {
        return Arrays.stream(values())
                .filter(file -> name.equals(file.csv()) || name.equals(file.csv() + GZ))
                .findFirst();
    }
}
