package org.hotline12333.insurance.delivery;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hotline12333.insurance.delivery.HandDelivery.CONTRIBUTIONS;
import static org.hotline12333.insurance.delivery.HandDelivery.ENROLMENTS;
import static org.hotline12333.insurance.delivery.HandDelivery.ID_2;
import static org.hotline12333.insurance.delivery.HandDelivery.PAID;
import static org.hotline12333.insurance.delivery.HandDelivery.PERSON;
import static org.hotline12333.insurance.delivery.HandDelivery.PERSONS;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.hotline12333.insurance.delivery.HandDelivery.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is wrong with a file as a whole refuses the delivery, with words. */
class FileRulesTest {
    private static final Charset GB18030 = Charset.forName("GB18030");
    private static final String AGAIN = "; send the file and its manifest again";
    private static final String HINT =
            "; write the titles first, and say in the agency's table what others mean";

    @TempDir Path folder;

    @ParameterizedTest
    @MethodSource
    void refused(UnaryOperator<HandDelivery> wrong, String message) throws Exception {
        assertThat(wrong.apply(new HandDelivery(folder)).read().refusal()).containsExactly(message);
    }

    static Stream<Arguments> refused() {
        return Stream.of(charsets(), forms(), titles(), zips(), longerZips(), counts())
                .flatMap(each -> each);
    }

    private static Stream<Arguments> charsets() {
        String names = "AAC001,AAC002,AAC147,AAC084,AAE138,姓名\n1001,1000000012,x,0,,张三\n";
        return Stream.of(
                of(
                        d -> d.text("persons.csv", names, GB18030),
                        "persons.csv:1: the manifest says UTF-8, and this is none; say in the"
                                + " manifest what the file is in, UTF-8 or GB18030"),
                of(
                        d -> d.charset("GB18030").text("persons.csv", names, UTF_8),
                        "persons.csv: the file is UTF-8, the manifest says GB18030; say UTF-8 in"
                                + " the manifest"),
                of(
                        d ->
                                d.charset("GB18030")
                                        .text("persons.csv", PERSONS + PERSON + "１０,2,3,4,5\n"),
                        "persons.csv: the file is UTF-8, the manifest says GB18030; say UTF-8 in"
                                + " the manifest"),
                of(
                        d ->
                                d.text(
                                        "persons.csv",
                                        cut((PERSONS + PERSON + "\uff11").getBytes(UTF_8))),
                        "persons.csv:3: the manifest says UTF-8, and this is none; say in the"
                                + " manifest what the file is in, UTF-8 or GB18030"),
                of(
                        d -> d.text("persons.csv", utf16()),
                        "persons.csv:1: the manifest says UTF-8, and this is none; say in the"
                                + " manifest what the file is in, UTF-8 or GB18030"));
    }

    private static byte[] utf16() {
        return ("\ufeff" + PERSONS).getBytes(StandardCharsets.UTF_16LE);
    }

    private static byte[] cut(byte[] bytes) {
        return Arrays.copyOf(bytes, bytes.length - 1);
    }

    private static Stream<Arguments> forms() {
        return Stream.of(
                of(
                        d -> d.text("persons.csv", PERSONS + PERSON + "\"1002,1,2,3,4\n"),
                        "persons.csv:3: a quotation mark has no end, or something behind it;"
                                + " quote a field as a whole or not at all, and double the mark"
                                + " within"),
                of(
                        d -> d.text("persons.csv", PERSONS + PERSON + "\"1002\"3,1,2,3,4\n"),
                        "persons.csv:3: a quotation mark has no end, or something behind it;"
                                + " quote a field as a whole or not at all, and double the mark"
                                + " within"),
                of(
                        d ->
                                d.text(
                                        "persons.csv",
                                        PERSONS + PERSON + "\"" + "1".repeat(20_000_000)),
                        "persons.csv:3: a quotation mark has no end, or something behind it;"
                                + " quote a field as a whole or not at all, and double the mark"
                                + " within"),
                of(
                        d ->
                                d.text(
                                        "persons.csv",
                                        PERSONS + PERSON + "1".repeat(20_000) + ",1,2,3,4\n"),
                        "persons.csv:3: the row has more than 16384 letters; look for a quotation"
                                + " mark without an end"),
                of(
                        d -> d.text("persons.csv", (PERSONS + PERSON).replace('\n', '\r')),
                        "persons.csv:1: a carriage return stands alone; end lines with CR LF or"
                                + " LF"),
                of(
                        d -> d.text("persons.csv", PERSONS + PERSON.replace(",0,", ",\"0\r\",")),
                        "persons.csv:2: a carriage return stands alone; end lines with CR LF or"
                                + " LF"));
    }

    private static Stream<Arguments> titles() {
        return Stream.of(
                of(
                        d -> d.text("persons.csv", ""),
                        "persons.csv: the file is empty; write the line of titles"),
                of(
                        d -> d.text("persons.csv", PERSON),
                        "persons.csv:1: column 1 has a title that the file does not know" + HINT),
                of(
                        d -> d.text("persons.csv", PERSONS.replace("AAE138", "AAC003")),
                        "persons.csv:1: column 5 has a title that the file does not know" + HINT),
                of(
                        d -> d.text("persons.csv", PERSONS.replace("\n", ",\n")),
                        "persons.csv:1: column 6 has no title; take the comma off that ends the"
                                + " lines"),
                of(
                        d -> d.text("persons.csv", PERSONS.replace(",AAE138", "")),
                        "persons.csv:1: there is no column AAE138; deliver it, or say in the"
                                + " agency's table which title it has"),
                of(
                        d -> d.text("persons.csv", PERSONS.replace("AAE138", "AAC001")),
                        "persons.csv:1: there are two columns AAC001; keep one of them"));
    }

    private static Stream<Arguments> zips() {
        String text = PERSONS + PERSON;
        return Stream.of(
                of(
                        d ->
                                d.text("persons.csv.gz", text)
                                        .stored("persons.csv.gz", FileRulesTest::cut),
                        "persons.csv.gz: the file is cut off; compress and send it again"),
                of(
                        d ->
                                d.text("persons.csv.gz", text)
                                        .stored(
                                                "persons.csv.gz",
                                                b -> Arrays.copyOf(b, b.length + 3)),
                        "persons.csv.gz: something stands behind the gzip; compress and send it"
                                + " again"),
                of(
                        d ->
                                d.text("persons.csv.gz", text)
                                        .stored("persons.csv.gz", b -> joined(b, new byte[0])),
                        "persons.csv.gz: something stands behind the gzip; compress and send it"
                                + " again"),
                of(
                        d ->
                                d.text("persons.csv.gz", text)
                                        .stored("persons.csv.gz", _ -> text.getBytes(UTF_8)),
                        "persons.csv.gz: the file is no gzip, or a damaged one; compress and send"
                                + " it again"),
                of(
                        d ->
                                d.text("persons.csv.gz", text)
                                        .stored(
                                                "persons.csv.gz",
                                                b -> {
                                                    b[b.length - 6] ^= 1;
                                                    return b;
                                                }),
                        "persons.csv.gz: the file is no gzip, or a damaged one; compress and send"
                                + " it again"));
    }

    private static Stream<Arguments> longerZips() {
        String text = PERSONS + PERSON;
        return Stream.of(
                of(
                        d ->
                                d.text("persons.csv.gz", text)
                                        .stored(
                                                "persons.csv.gz",
                                                _ ->
                                                        HandDelivery.zipped(
                                                                (text + "0".repeat(50_000_000))
                                                                        .getBytes(ISO_8859_1))),
                        "persons.csv.gz: the file is longer than %d bytes, which the manifest says; send the manifest that belongs to it"
                                .formatted(text.length())),
                of(
                        d ->
                                d.text("persons.csv.gz", text)
                                        .stored(
                                                "persons.csv.gz",
                                                _ -> HandDelivery.zipped(PERSONS.getBytes(UTF_8))),
                        "persons.csv.gz: the file has 0 rows, the manifest says 1" + AGAIN));
    }

    private static byte[] joined(byte[] zip, byte[] more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(zip);
        out.writeBytes(HandDelivery.zipped(more));
        return out.toByteArray();
    }

    private static Stream<Arguments> counts() {
        return Stream.of(
                of(
                        d -> d.manifest(m -> m.replaceFirst("(enrol.*rows\": )1", "$12")),
                        "enrolments.csv: the file has 1 rows, the manifest says 2" + AGAIN),
                of(
                        d -> d.manifest(m -> m.replaceFirst("(enrol.*rows\": )1", "$10")),
                        "enrolments.csv:2: the file has more rows than the manifest says, 0"
                                + AGAIN),
                of(
                        d -> d.manifest(m -> m.replaceFirst("(enrol.*sha256\": \")..", "$100")),
                        "enrolments.csv: the file has another SHA-256 than the manifest says"
                                + AGAIN),
                of(
                        d -> d.manifest(m -> m.replace("640.00", "640.01")),
                        "contributions.csv: AAE022 of AAE140 110 comes to 640.00, the manifest"
                                + " says 640.01"
                                + AGAIN),
                of(
                        d -> d.manifest(m -> m.replace("\"1280\"", "\"1279.99\"")),
                        "contributions.csv: AAE020 of AAE140 110 comes to 1280.00, the manifest"
                                + " says 1279.99"
                                + AGAIN),
                of(
                        HandDelivery::noSums,
                        "contributions.csv: the manifest has no sum of AAE140 110" + AGAIN),
                of(
                        d -> d.sum("390", "0.01", "0"),
                        "contributions.csv: AAE022 of AAE140 390 comes to 0.00, the manifest says"
                                + " 0.01"
                                + AGAIN),
                of(
                        d -> d.text("enrolments.csv", ENROLMENTS + "1001,110,1,1,x\n".repeat(11)),
                        "enrolments.csv:12: more than 10 rows are rejected; mend what is wrong"
                                + " with most of them where they are exported"));
    }

    private static Arguments of(UnaryOperator<HandDelivery> wrong, String message) {
        return Arguments.of(wrong, message);
    }

    @Test
    void rejectedRowsCountInTheSumsAsFarAsTheyCanBeRead() throws Exception {
        String faulty = "1001,110,202613,202609,1,2.00,3.00,1\n";
        String broken = "1001,110,202609,202609,1,2E+5,3.00,1\n";
        Outcome readable =
                new HandDelivery(folder)
                        .text("contributions.csv", CONTRIBUTIONS + PAID + faulty)
                        .manifest(m -> m.replace("640.00", "642").replace("1280", "1283"))
                        .read();
        Outcome unreadable =
                new HandDelivery(folder)
                        .text("contributions.csv", CONTRIBUTIONS + PAID + broken)
                        .manifest(m -> m.replace("640.00", "200640").replace("1280", "1283"))
                        .read();

        assertThat(readable.refusal()).isEmpty();
        assertThat(readable.rejects()).hasSize(1);
        assertThat(unreadable.refusal())
                .containsExactly(
                        "contributions.csv: AAE022 of AAE140 110 comes to 640.00, the manifest"
                                + " says 200640.00 (1 rejected rows cannot be read)"
                                + AGAIN);
    }

    @ParameterizedTest
    @MethodSource
    void taken(UnaryOperator<HandDelivery> harmless) throws Exception {
        Outcome outcome = harmless.apply(new HandDelivery(folder)).read();

        assertThat(outcome.refusal()).isEmpty();
        assertThat(outcome.rejects()).isEmpty();
        assertThat(outcome.rows()).hasSizeGreaterThanOrEqualTo(5);
    }

    static Stream<UnaryOperator<HandDelivery>> taken() {
        String text = PERSONS + PERSON;
        String named = "姓名,AAE138,AAC084,AAC147,AAC002,AAC001\n张三,,0,%s,1000000012,1001\n";
        AgencyTable table = AgencyTableTest.with("titles: {姓名: left-out}");
        return Stream.of(
                d -> d,
                d -> d.text("persons.csv", "\ufeff" + text),
                d -> d.charset("GB18030").text("persons.csv", "\ufeff" + text, GB18030),
                d -> d.text("persons.csv", text.replace("\n", "\r\n")),
                d -> d.text("persons.csv", text.stripTrailing()),
                d -> d.text("persons.csv.gz", text),
                d ->
                        d.text(
                                "persons.csv",
                                PERSONS + "\"1001\",\"1000000012\",\"" + ID_2 + "\",\"0\",\"\"\n"),
                d -> d.table(table).text("persons.csv", named.formatted(ID_2)),
                d ->
                        d.table(table)
                                .charset("GB18030")
                                .text("persons.csv.gz", named.formatted(ID_2).getBytes(GB18030)));
    }

    @Test
    void aFolderHoldsWhatTheManifestNames() throws Exception {
        HandDelivery delivery = new HandDelivery(folder);
        delivery.write();
        Files.delete(folder.resolve("accounts.csv"));
        Files.writeString(folder.resolve("benefits.csv"), "more", StandardOpenOption.APPEND);
        Files.writeString(folder.resolve("notes.txt"), "notes");
        Path enrolments = folder.resolve("enrolments.csv");
        Files.move(enrolments, folder.resolve("elsewhere"));
        Files.createSymbolicLink(enrolments, folder.resolve("elsewhere"));

        assertThat(delivery.readWritten().refusal())
                .containsExactly(
                        "accounts.csv: in the manifest, and not in the folder; send it, too",
                        "benefits.csv: the file has 93 bytes, the manifest says 89" + AGAIN,
                        "elsewhere: not in the manifest; take it out of the folder, or list it",
                        "enrolments.csv: no file, or a link to one; put the file itself there",
                        "notes.txt: not in the manifest; take it out of the folder, or list it");
    }

    @Test
    void aFolderWithoutAManifestIsNoDelivery() throws IOException {
        assertThat(new HandDelivery(folder).readWritten().refusal())
                .containsExactly(
                        "manifest.json: cannot be read: NoSuchFileException; see that it is a file"
                                + " and may be read");
    }
}
