package org.hotline12333.insurance.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;
import org.hotline12333.authoring.Problem;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;

/** A small delivery written by hand, right but for what a test makes wrong. */
final class HandDelivery {
    static final String ID = RandomRows.idNumber(1).reveal();
    static final String ID_2 = RandomRows.idNumber(2).reveal();
    static final String PERSONS = "AAC001,AAC002,AAC147,AAC084,AAE138\n";
    static final String ENROLMENTS = "AAC001,AAE140,AAC031,AAE201,months_in_row\n";
    static final String CONTRIBUTIONS = "AAC001,AAE140,AAE003,AAE002,AAE180,AAE022,AAE020,AAE078\n";
    static final String ACCOUNTS = "AAC001,AAE140,balance,credited_this_month,spent_this_year\n";
    static final String BENEFITS =
            "AAC001,benefit,AAE003,amount,paid_on,account_tail,months_left,grade\n";
    static final String PERSON = "1001,1000000012," + ID + ",0,\n";
    static final String PAID = "1001,110,202609,202609,8000.00,640.00,1280.00,1\n";

    private final Path folder;
    private final Map<String, byte[]> texts = new LinkedHashMap<>();
    private final Map<String, byte[]> stored = new LinkedHashMap<>();
    private final List<String> sums =
            new ArrayList<>(
                    List.of("{\"AAE140\":\"110\",\"AAE022\":\"640.00\",\"AAE020\":\"1280\"}"));
    private UnaryOperator<String> manifest = text -> text;
    private Predicate<String> known = _ -> false;
    private AgencyTable table = AgencyTable.shipped();
    private String charset = "UTF-8";

    HandDelivery(Path folder) {
        this.folder = folder;
        text("persons.csv", PERSONS + PERSON);
        text("enrolments.csv", ENROLMENTS + "1001,110,1,186,12\n");
        text("contributions.csv", CONTRIBUTIONS + PAID);
        text("accounts.csv", ACCOUNTS + "1001,110,28640.32,640.00,0\n");
        text("benefits.csv", BENEFITS + "1001,CAPACITY,,,,,,7\n");
    }

    HandDelivery text(String name, String text) {
        return text(name, text.getBytes(UTF_8));
    }

    HandDelivery text(String name, String text, Charset in) {
        return text(name, text.getBytes(in));
    }

    HandDelivery text(String name, byte[] text) {
        String other = name.endsWith(".gz") ? name.substring(0, name.length() - 3) : name + ".gz";
        texts.remove(other);
        stored.remove(other);
        texts.put(name, text);
        stored.put(name, name.endsWith(".gz") ? zipped(text) : text);
        return this;
    }

    /** Changes what lies in the folder, and what the manifest says of it. */
    HandDelivery stored(String name, UnaryOperator<byte[]> change) {
        stored.computeIfPresent(name, (_, bytes) -> change.apply(bytes));
        return this;
    }

    HandDelivery manifest(UnaryOperator<String> change) {
        manifest = change;
        return this;
    }

    HandDelivery sum(String code, String personal, String employer) {
        sums.add(
                "{\"AAE140\":\"%s\",\"AAE022\":\"%s\",\"AAE020\":\"%s\"}"
                        .formatted(code, personal, employer));
        return this;
    }

    HandDelivery noSums() {
        sums.clear();
        return this;
    }

    HandDelivery charset(String name) {
        charset = name;
        return this;
    }

    HandDelivery known(Predicate<String> elsewhere) {
        known = elsewhere;
        return this;
    }

    HandDelivery table(AgencyTable other) {
        table = other;
        return this;
    }

    /** What became of it: paths as they are in the folder. */
    record Outcome(
            List<String> refusal,
            List<String> rejects,
            List<DeliveryRow> rows,
            Map<DeliveryFile, FileReport> reports) {
        DeliveryRow last(DeliveryFile file) {
            return rows.stream().filter(row -> row.file() == file).toList().getLast();
        }
    }

    void write() throws IOException {
        for (Map.Entry<String, byte[]> file : stored.entrySet()) {
            Files.write(folder.resolve(file.getKey()), file.getValue());
        }
        Files.writeString(folder.resolve(Manifest.NAME), manifest.apply(manifest()));
    }

    Outcome read() throws IOException {
        write();
        return readWritten();
    }

    Outcome readWritten() throws IOException {
        ProblemList problems = new ProblemList(SourceLocation.whole(folder.toString()));
        var delivery = DeliveryFolder.open(folder, table, problems);
        List<DeliveryRow> rows = new ArrayList<>();
        Map<DeliveryFile, FileReport> reports = new LinkedHashMap<>();
        if (delivery.isEmpty()) {
            return new Outcome(told(problems.problems()), List.of(), rows, reports);
        }
        DeliveryReading reading = delivery.get().reading(folder.resolve("rejected"), known);
        try {
            for (DeliveryFile file : DeliveryFile.values()) {
                reports.put(file, reading.read(file, (row, _) -> rows.add(row)));
            }
            return new Outcome(List.of(), told(reading.rejects()), rows, reports);
        } catch (DeliveryRefusedException refused) {
            return new Outcome(told(refused.problems()), told(reading.rejects()), rows, reports);
        }
    }

    private List<String> told(List<Problem> problems) {
        return problems.stream()
                .map(problem -> problem.toString().replace(folder + "/", ""))
                .toList();
    }

    private String manifest() {
        return """
        {"format": 1, "agency": "990000", "region": "990000", "month": "2026-09", "from": "2010-01",
        \t"kind": "complete", "charset": "%s",
         "files": [
        %s],
         "sums": [
        %s]}
        """
                .formatted(
                        charset,
                        texts.keySet().stream().map(this::line).collect(Collectors.joining(",\n")),
                        String.join(",\n", sums));
    }

    private String line(String name) {
        byte[] text = texts.getOrDefault(name, new byte[0]);
        byte[] bytes = stored.getOrDefault(name, text);
        long lines = new String(text, ISO_8859_1).lines().filter(line -> !line.isEmpty()).count();
        return "{\"name\": \"%s\", \"bytes\": %d, \"unzipped\": %d, \"rows\": %d, \"sha256\": \"%s\"}"
                .formatted(
                        name,
                        bytes.length,
                        name.endsWith(".gz") ? text.length : bytes.length,
                        Math.max(0, lines - 1),
                        HexFormat.of().formatHex(Sha256.begin().digest(bytes)));
    }

    static byte[] zipped(byte[] text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream zip = new GZIPOutputStream(out)) {
            zip.write(text);
        } catch (IOException fault) {
            throw new IllegalStateException(fault);
        }
        return out.toByteArray();
    }
}
