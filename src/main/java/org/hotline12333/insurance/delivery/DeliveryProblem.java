package org.hotline12333.insurance.delivery;

import org.hotline12333.authoring.ProblemKind;

/** What can be wrong with a delivery or an agency's table. */
public enum DeliveryProblem implements ProblemKind {
    MANIFEST("The manifest says all that it must, and nothing that contradicts itself."),
    FOLDER("The folder holds the manifest and the files that it names, and nothing else."),
    BYTES("A file has the bytes and the SHA-256 that the manifest says."),
    GZIP("A compressed file is one whole gzip, and no longer than the manifest says."),
    CHARSET("A file is in the charset that the manifest says, to the last byte."),
    FORM("A file is CSV by RFC 4180, with lines that end in CR LF or LF."),
    TITLES("A file's first line has each title of its columns once."),
    COUNTS("A file has as many rows as the manifest says."),
    SUMS("The contributions come to the sums of the manifest, to the fen."),
    REJECTS("So few rows are rejected that what is left is still the delivery."),
    LIMIT("Nothing is longer than its limit."),
    ROW("A row has as many fields as the first line, and is none of totals."),
    NUMBER("A number that names somebody is whole and right."),
    NAME("A name has 2 to 60 characters, and can be read aloud."),
    CODE("A code has a meaning in the agency's table."),
    MONTH("A month is one, from 1980 and from the manifest's first month to its last."),
    DATE("A date is one, from 1980 to the end of the manifest's month."),
    AMOUNT("An amount is yuan with at most two decimals, and not negative but in a correction."),
    COUNT("A count is a whole number within its limits."),
    PRESENT("What a row must say is there, and nothing that it may not say."),
    TWICE("A person stands once, and a number names one person."),
    ORPHAN("A row is of a person whose own row is right."),
    STRANGER("A row is of a person whom the delivery or the records know."),
    TABLE("An agency's table gives each code one meaning.");

    private final String rule;

    DeliveryProblem(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
