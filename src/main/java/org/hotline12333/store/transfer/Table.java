package org.hotline12333.store.transfer;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as it lies in a file.
 *
 * @param numbered the column that numbers its rows of itself; empty where none does
 * @param next the number that it gives next
 * @param rows how many there are
 */
record Table(String name, List<String> columns, String numbered, long next, long rows) {
    Table {
        columns = List.copyOf(columns);
    }

    /** As both databases have written it down, which is in small letters. */
    static String quoted(String name) {
        return '"' + name + '"';
    }

    String select(String more) {
        return "select " + list() + more + " from " + quoted(name);
    }

    String insert() {
        return "insert into %s (%s) values (%s)"
                .formatted(
                        quoted(name),
                        list(),
                        String.join(", ", Collections.nCopies(columns.size(), "?")));
    }

    private String list() {
        return columns.stream().map(Table::quoted).collect(Collectors.joining(", "));
    }
}
