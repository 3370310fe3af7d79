package org.hotline12333.insurance.delivery;

import java.util.Map;
import org.hotline12333.insurance.records.Status;

/** Meanings to an agency's codes: the first code of each. */
final class AgencyCodes {
    private final AgencyTable table;

    AgencyCodes(AgencyTable table) {
        this.table = table;
    }

    String of(Status status) {
        return switch (status) {
            case PAYING -> first(table.standings(), Standing.PAYING);
            case SUSPENDED -> first(table.standings(), Standing.SUSPENDED);
            case RETIRED ->
                    throw new IllegalArgumentException("who has retired is said of the person");
        };
    }

    String of(boolean retired) {
        return first(table.retired(), retired);
    }

    private static <M> String first(Map<String, M> codes, M meaning) {
        return codes.entrySet().stream()
                .filter(code -> code.getValue().equals(meaning))
                .map(Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no code means " + meaning));
    }
}
