package org.hotline12333.insurance.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A manifest says all that it must, nothing else, and nothing that contradicts itself. */
class ManifestRulesTest {
    private static final String NO_FILE =
            "is no file of a delivery; write one of persons.csv, enrolments.csv,"
                    + " contributions.csv, accounts.csv, benefits.csv, with .gz or without, and no"
                    + " folder before it";

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"format\": 1|\"format\": 2|1: `format` cannot be `2`; did you mean `1`?",
                "\"format\": 1,||: `format` is missing in the file; write it",
                "\"agency\"|\"agensy\"|1: unknown key `agensy` in the file; did you mean `agency`?",
                "\"region\": \"990000\"|\"region\": \"99\"|1: `region` cannot be so; write the 6 digits of the region",
                "2026-09|2026-13|1: `month` is no month; write it like 2026-09",
                "2026-09|2009-12|1: `month` is before `from`; write the later month",
                "2010-01|1979-12|1: `from` is before 1980; ask for which it is",
                "complete|all|2: `kind` cannot be `all`; use one of `changes`, `complete`",
                "UTF-8|GBK|2: `charset` cannot be `GBK`; use one of `GB18030`, `UTF-8`",
                "\"persons.csv\"|\"../persons.csv\"|4: `../persons.csv` NO_FILE",
                "\"persons.csv\"|\"a/persons.csv\"|4: `a/persons.csv` NO_FILE",
                "\"persons.csv\"|\"people.csv\"|4: `people.csv` NO_FILE",
                "\"persons.csv\"|\"accounts.csv.gz\"|3: `accounts.csv` is listed twice; keep one of them, compressed or not",
                "\"rows\": 1,|\"rows\": -1,|4: `rows` is no whole number; write digits alone",
                "\"rows\": 1,|\"rows\": 200000001,|4: `rows` is over 200000000; deliver less at once",
                "\"sha256\": \"|\"sha256\": \"F|4: `sha256` cannot be so; write 64 small hexadecimal digits",
                "\"unzipped\": |\"unzipped\": 1|4: `unzipped` is not `bytes`, and the file is not compressed; write what the file's text has in bytes",
                "\"640.00\"|\"1,640.00\"|10: `AAE022` is no amount; write yuan like 123.45",
                "\"640.00\"|\"640.001\"|10: `AAE022` is no amount; write yuan like 123.45",
                "\"1280\"}|\"1280\"},{\"AAE140\":\"110\",\"AAE022\":\"1\",\"AAE020\":\"1\"}|9: AAE140 110 stands twice; add them up",
            })
    void wrong(String right, String wrong, String message) throws Exception {
        String told = ("manifest.json:" + message.replace("NO_FILE", NO_FILE)).replace("::", ":");

        assertThat(
                        new HandDelivery(folder)
                                .manifest(text -> first(text, right, wrong == null ? "" : wrong))
                                .read()
                                .refusal())
                .contains(told);
    }

    private static String first(String text, String right, String wrong) {
        int at = text.indexOf(right);
        assertThat(at).isNotNegative();
        return text.substring(0, at) + wrong + text.substring(at + right.length());
    }

    @ParameterizedTest
    @CsvSource({"99999999999, is more than any gzip of so few bytes holds", "2000, ''"})
    void aBombIsTold(String unzipped, String what) throws Exception {
        var refusal =
                new HandDelivery(folder)
                        .text("persons.csv.gz", HandDelivery.PERSONS + HandDelivery.PERSON)
                        .manifest(text ->
                                text.replaceFirst(
                                        "(gz\", \"bytes\": \\d+, \"unzipped\": )\\d+",
                                        "$1" + unzipped))
                        .read()
                        .refusal();

        assertThat(refusal)
                .containsExactly(
                        what.isEmpty()
                                ? "persons.csv.gz: the file has %d bytes of text, the manifest says 2000; send the manifest that belongs to it"
                                        .formatted(
                                                (HandDelivery.PERSONS + HandDelivery.PERSON)
                                                        .length())
                                : "manifest.json:8: `unzipped` %s; write what the file's text has in bytes"
                                        .formatted(what));
    }
}
