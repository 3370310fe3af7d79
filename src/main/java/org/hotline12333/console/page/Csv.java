package org.hotline12333.console.page;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** What a page shows, as a table to take along; no browser keeps it. */
final class Csv {
    private static final MediaType TYPE = MediaType.parseMediaType("text/csv;charset=UTF-8");

    /** With one of these a spreadsheet takes what somebody has typed for a formula. */
    private static final String FORMULA = "=+-@\t";

    private Csv() {}

    /**
     * A table as a file.
     *
     * @param name of the file
     * @param head names of the columns
     */
    static ResponseEntity<String> of(String name, List<String> head, Stream<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(head);
            rows.forEach(row -> csv.writeRecord(row.stream().map(Csv::plain).toList()));
        } catch (IOException fault) {
            throw new UncheckedIOException(fault); // memory has none
        }
        return ResponseEntity.ok()
                .contentType(TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .cacheControl(CacheControl.noStore())
                .body(text.toString());
    }

    private static String plain(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
    }
}
