package org.hotline12333.insurance.delivery;

import java.util.Arrays;
import java.util.List;

/** A file's first line: where each of its columns stands. */
final class Titles {
    private Titles() {}

    /** For each column of a file its place in a row, less than 0 where it has none. */
    static int[] places(List<Column> columns, RawRow row, AgencyTable table)
            throws FileFaultException {
        if (row.fields > Limits.COLUMNS_MAX || row.tooLong()) {
            throw fault(
                    row,
                    "the first line has more than %d columns".formatted(Limits.COLUMNS_MAX),
                    "leave out columns that nobody needs");
        }
        int[] places = new int[columns.size()];
        Arrays.fill(places, -1);
        List<String> titles = row.kept();
        for (int i = 0; i < titles.size(); i++) {
            String title = titles.get(i).strip();
            if (!table.ignored().contains(title)) {
                place(columns, row, i, column(columns, row, i, title, table), places);
            }
        }
        for (int i = 0; i < places.length; i++) {
            if (places[i] < 0 && !columns.get(i).later()) {
                throw fault(
                        row,
                        "there is no column " + columns.get(i).title(),
                        "deliver it, or say in the agency's table which title it has");
            }
        }
        return places;
    }

    private static Column column(
            List<Column> columns, RawRow row, int place, String title, AgencyTable table)
            throws FileFaultException {
        Column column = table.titles().get(title);
        if (column == null) {
            column = Column.titled(title).orElse(null);
        }
        if (column == null || !columns.contains(column)) {
            throw title.isEmpty()
                    ? fault(
                            row,
                            "column %d has no title".formatted(place + 1),
                            "take the comma off that ends the lines")
                    : fault(
                            row,
                            "column %d has a title that the file does not know"
                                    .formatted(place + 1),
                            "write the titles first, and say in the agency's table what others mean");
        }
        return column;
    }

    private static void place(
            List<Column> columns, RawRow row, int place, Column column, int[] places)
            throws FileFaultException {
        int index = columns.indexOf(column);
        if (places[index] >= 0) {
            throw fault(row, "there are two columns " + column.title(), "keep one of them");
        }
        places[index] = place;
    }

    private static FileFaultException fault(RawRow row, String what, String mend) {
        return new FileFaultException(DeliveryProblem.TITLES, row.line(), what, mend);
    }
}
