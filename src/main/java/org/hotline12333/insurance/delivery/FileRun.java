package org.hotline12333.insurance.delivery;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hotline12333.authoring.Problem;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.insurance.delivery.FileReport.Mended;
import org.hotline12333.insurance.delivery.Manifest.Content;

/** One file, read once from its first row to its last. */
final class FileRun {
    private static final List<String> TOTALS = List.of("合计", "总计", "小计", "共计", "total", "sum");

    private final String name;
    private final DeliveryFile file;
    private final Content content;
    private final DeliveredText text;
    private final AgencyTable table;
    private final Rejects rejects;
    private final RawRow row = new RawRow();
    private final Iterator<RawRow> csv;
    private final Map<Mend, long[]> mended = new EnumMap<>(Mend.class);
    private long rows;
    private long taken;
    private long leftOut;

    FileRun(
            String name,
            DeliveryFile file,
            Content content,
            DeliveredText text,
            AgencyTable table,
            Rejects rejects) {
        this.name = name;
        this.file = file;
        this.content = content;
        this.text = text;
        this.table = table;
        this.rejects = rejects;
        this.csv = csv(text, row).iterator();
    }

    /** Fields are counted and empty lines told here: the library would end at the first. */
    private static CsvReader<RawRow> csv(DeliveredText text, RawRow row) {
        return CsvReader.builder()
                .maxBufferSize(Limits.BUFFER_MAX)
                .allowUnclosedQuote(false)
                .skipEmptyLines(false)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .build(row, text);
    }

    /** Where each column stands; the first line is read, and no row. */
    int[] titles() throws IOException {
        if (!next()) {
            throw new FileFaultException(
                    DeliveryProblem.TITLES, 0, "the file is empty", "write the line of titles");
        }
        try {
            int[] places = Titles.places(file.columns(), row, table);
            rejects.title(row.kept());
            return places;
        } catch (FileFaultException fault) {
            throw text.isUtf8InDisguise() ? text.disguised() : fault;
        }
    }

    RawRow row() {
        return row;
    }

    private boolean next() throws IOException {
        try {
            return csv.hasNext() && csv.next() == row;
        } catch (UncheckedIOException fault) {
            throw fault.getCause();
        } catch (CsvParseException _) {
            throw new FileFaultException(
                    DeliveryProblem.FORM,
                    row.line(),
                    "a quotation mark has no end, or something behind it",
                    "quote a field as a whole or not at all, and double the mark within");
        }
    }

    FileReport run(RowForm form, Fields fields, RowSink sink) throws IOException {
        int titles = row.fields;
        while (next()) {
            if (row.empty()) {
                reject(new RowFault(DeliveryProblem.ROW, 0, "the line is empty", "take it out"));
                continue;
            }
            rows++;
            if (rows > content.rows()) {
                throw tooMany();
            }
            if (row.tooLong()) {
                throw new FileFaultException(
                        DeliveryProblem.LIMIT,
                        row.line(),
                        "the row has more than %d letters".formatted(Limits.ROW_MAX),
                        "look for a quotation mark without an end");
            }
            if (row.fields == titles) {
                take(form, fields, sink);
            } else {
                form.unreadable();
                reject(total() ? totals() : ragged(titles));
            }
        }
        return report();
    }

    private void take(RowForm form, Fields fields, RowSink sink) throws IOException {
        try {
            DeliveryRow read = form.read();
            if (read == null) {
                leftOut++;
            } else {
                sink.take(read, row.line());
                taken++;
            }
            if (!fields.mends().isEmpty()) {
                count(fields);
            }
        } catch (RowFault fault) {
            fields.mends().clear();
            boolean total = total();
            if (total) {
                form.unreadable();
            } else {
                form.rejected();
            }
            reject(total ? totals() : fault);
            fields.mends().clear();
        }
    }

    private void count(Fields fields) {
        for (Mend mend : fields.mends()) {
            long[] counted = mended.computeIfAbsent(mend, _ -> new long[] {0, row.line()});
            counted[0]++;
        }
        fields.mends().clear();
    }

    private boolean total() {
        return row.kept().stream()
                .map(field -> field.strip().toLowerCase(Locale.ROOT))
                .anyMatch(field -> TOTALS.stream().anyMatch(field::startsWith));
    }

    private static RowFault totals() {
        return new RowFault(
                DeliveryProblem.ROW,
                0,
                "the line is one of totals",
                "take it out: sums stand in the manifest");
    }

    private RowFault ragged(int titles) {
        int last = row.fields - 1;
        boolean comma = last == titles && row.starts[last] == row.starts[last + 1];
        return new RowFault(
                DeliveryProblem.ROW,
                0,
                comma
                        ? "a comma ends the line"
                        : "%d fields, and %d titles".formatted(row.fields, titles),
                comma ? "take it off" : "write each field, and quote what has a comma in it");
    }

    private void reject(RowFault fault) throws IOException {
        rejects.add(
                Problem.of(
                        fault.kind(),
                        new SourceLocation(
                                name, (int) Math.min(row.line(), Integer.MAX_VALUE), fault.field()),
                        fault.what(),
                        fault.mend()),
                row);
        long allowed = Limits.rejects(content.rows());
        if (rejects.ownFault() > allowed) {
            throw new FileFaultException(
                    DeliveryProblem.REJECTS,
                    row.line(),
                    "more than %d rows are rejected".formatted(allowed),
                    "mend what is wrong with most of them where they are exported");
        }
    }

    /** Empty lines are no rows. */
    private FileReport report() throws FileFaultException {
        if (rows != content.rows()) {
            throw new FileFaultException(
                    DeliveryProblem.COUNTS,
                    0,
                    "the file has %d rows, the manifest says %d".formatted(rows, content.rows()),
                    "send the file and its manifest again");
        }
        List<Mended> mends = new ArrayList<>();
        mended.forEach((rule, counted) -> mends.add(new Mended(rule, counted[0], counted[1])));
        return new FileReport(file, rows, taken, leftOut, rejects.count(), mends);
    }

    private FileFaultException tooMany() {
        return new FileFaultException(
                DeliveryProblem.COUNTS,
                row.line(),
                "the file has more rows than the manifest says, %d".formatted(content.rows()),
                "send the file and its manifest again");
    }

    /** Why the sums of the manifest are not those of the file; nothing where they are. */
    static void compare(Optional<String> contradiction) throws FileFaultException {
        if (contradiction.isPresent()) {
            throw new FileFaultException(
                    DeliveryProblem.SUMS,
                    0,
                    contradiction.get(),
                    "send the file and its manifest again");
        }
    }
}
