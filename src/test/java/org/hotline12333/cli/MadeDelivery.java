package org.hotline12333.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hotline12333.insurance.delivery.Extent;
import org.hotline12333.insurance.synthetic.SyntheticDelivery;
import org.hotline12333.insurance.synthetic.SyntheticPeople;

/** A delivery by {@code demo-data}, as it is or as a test makes it wrong. */
record MadeDelivery(Path folder, long people, YearMonth to) {
    static final YearMonth OCTOBER = YearMonth.of(2026, 10);
    static final YearMonth NOVEMBER = YearMonth.of(2026, 11);

    private static final long SEED = 12333;
    private static final YearMonth FROM = YearMonth.of(2025, 11);

    static MadeDelivery of(Path folder, long people, YearMonth to, Extent extent)
            throws IOException {
        new SyntheticDelivery(SEED, people, FROM, to, extent).write(folder, UTF_8, false);
        return new MadeDelivery(folder, people, to);
    }

    MadeDelivery copyTo(Path other) throws IOException {
        Files.createDirectories(other);
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.copy(file, other.resolve(file.getFileName()));
            }
        }
        return new MadeDelivery(other, people, to);
    }

    List<String> lines(String name) throws IOException {
        return Files.readAllLines(folder.resolve(name));
    }

    /** Changes a file, and what the manifest says of its bytes. */
    void edit(String name, UnaryOperator<List<String>> change) throws Exception {
        byte[] bytes =
                (String.join("\r\n", change.apply(new ArrayList<>(lines(name)))) + "\r\n")
                        .getBytes(UTF_8);
        Files.write(folder.resolve(name), bytes);
        String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        manifest(text ->
                text.replaceFirst(
                        "(?s)(\""
                                + name
                                + "\", \"bytes\": )\\d+(, \"unzipped\": )\\d+"
                                + "(, \"rows\": \\d+,\\s+\"sha256\": \")\\w+",
                        "$1" + bytes.length + "$2" + bytes.length + "$3" + hash));
    }

    void manifest(UnaryOperator<String> change) throws IOException {
        Path file = folder.resolve("manifest.json");
        Files.writeString(file, change.apply(Files.readString(file)));
    }

    /** The manifest of changes with one file, of the same month as another delivery. */
    void manifest(MadeDelivery like, String file, String sum) throws IOException {
        String text = Files.readString(like.folder.resolve("manifest.json"));
        Files.writeString(
                folder.resolve("manifest.json"),
                text.replace("\"complete\"", "\"changes\"")
                        .replaceFirst("(?s)\"files\": \\[.*?]", "\"files\": [" + file + "]")
                        .replaceFirst("(?s)\"sums\": \\[.*?]", "\"sums\": [" + sum + "]"));
    }

    /** All that somebody keys or an agency calls them by. */
    List<String> numbers() throws IOException {
        List<String> all = new ArrayList<>();
        for (long index = 0; index < people; index++) {
            SyntheticPeople.Numbers each = numbers(index);
            all.add(each.idNumber().reveal());
            all.add(each.socialSecurityNumber().reveal());
        }
        lines("persons.csv").stream().skip(1).map(line -> line.split(",", -1)[0]).forEach(all::add);
        return all;
    }

    SyntheticPeople.Numbers numbers(long index) {
        return SyntheticPeople.numbers(SEED, to, index);
    }
}
