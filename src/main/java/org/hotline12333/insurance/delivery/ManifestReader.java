package org.hotline12333.insurance.delivery;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceText;
import org.hotline12333.authoring.StrictMapping;
import org.hotline12333.insurance.delivery.Manifest.Content;
import org.hotline12333.insurance.delivery.Manifest.Heading;
import org.hotline12333.insurance.delivery.Manifest.Sum;

/** Reads a manifest. JSON is YAML, so the one strict reader reads it, lines and all. */
final class ManifestReader {
    private static final Set<String> KEYS =
            Set.of(
                    "format", "agency", "region", "month", "from", "kind", "charset", "files",
                    "sums");
    private static final Set<String> FILE = Set.of("name", "bytes", "unzipped", "rows", "sha256");
    private static final Set<String> SUM =
            Set.of(Column.AAE140.title(), Column.AAE022.title(), Column.AAE020.title());
    private static final Map<String, Extent> EXTENTS =
            Arrays.stream(Extent.values())
                    .collect(Collectors.toUnmodifiableMap(Extent::word, Function.identity()));
    private static final Pattern AGENCY = Pattern.compile("[0-9A-Za-z-]{1,20}");
    private static final Pattern REGION = Pattern.compile("[0-9]{6}");
    private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{" + Sha256.HEX_LENGTH + "}");
    private static final Pattern CODE = Pattern.compile("[0-9A-Za-z]{1," + Limits.CODE_MAX + "}");
    private static final YearMonth NO_MONTH = Limits.MONTH_MIN;

    private final Optional<Charset> charset;
    private final ProblemList problems;

    private ManifestReader(Optional<Charset> charset, ProblemList problems) {
        this.charset = charset;
        this.problems = problems;
    }

    /**
     * Empty where anything is wrong.
     *
     * @param charset where the manifest says none
     */
    static Optional<Manifest> read(Path file, Optional<Charset> charset, ProblemList problems) {
        int before = problems.count();
        Optional<Manifest> manifest =
                SourceText.read(file, problems)
                        .flatMap(text ->
                                StrictMapping.file(
                                        file.toString(), text.replace('\t', ' '), problems))
                        .map(new ManifestReader(charset, problems)::manifest);
        return manifest.filter(_ -> problems.count() == before);
    }

    private Manifest manifest(StrictMapping file) {
        file.refuseUnknown(KEYS);
        var _ = file.required("format");
        var _ = file.word("format", Set.of(String.valueOf(Manifest.FORMAT)));
        Heading heading = heading(file);
        var _ = file.required("files");
        var _ = file.required("sums");
        List<Content> files = file.sections("files", FILE).stream().map(this::content).toList();
        List<Sum> sums = file.sections("sums", SUM).stream().map(this::sum).toList();
        demandEach(file, heading.extent(), files, sums);
        return new Manifest(heading, files, sums);
    }

    private Heading heading(StrictMapping file) {
        YearMonth from = month(file, "from");
        YearMonth month = month(file, "month");
        if (month.isBefore(from)) {
            problem(file, "month", "`month` is before `from`", "write the later month");
        }
        var _ = file.required("kind");
        if (charset.isEmpty()) {
            var _ = file.required("charset");
        }
        return new Heading(
                matching(file, "agency", AGENCY, "write up to 20 letters, digits and hyphens"),
                matching(file, "region", REGION, "write the 6 digits of the region"),
                from,
                month.isBefore(from) ? from : month,
                file.word("kind", EXTENTS.keySet()).map(EXTENTS::get).orElse(Extent.CHANGES),
                file.word("charset", Charsets.NAMES.keySet())
                        .map(Charsets.NAMES::get)
                        .or(() -> charset)
                        .orElse(StandardCharsets.UTF_8));
    }

    private YearMonth month(StrictMapping file, String key) {
        Optional<String> text = file.requiredText(key);
        try {
            YearMonth month = text.map(YearMonth::parse).orElse(NO_MONTH);
            if (month.isBefore(Limits.MONTH_MIN) || month.getYear() > 9999) {
                problem(file, key, "`%s` is before 1980".formatted(key), "ask for which it is");
                return NO_MONTH;
            }
            return month;
        } catch (DateTimeException _) {
            problem(file, key, "`%s` is no month".formatted(key), "write it like 2026-09");
            return NO_MONTH;
        }
    }

    private String matching(StrictMapping section, String key, Pattern form, String mend) {
        Optional<String> text = section.requiredText(key);
        if (text.filter(written -> !form.matcher(written).matches()).isPresent()) {
            problem(section, key, "`%s` cannot be so".formatted(key), mend);
            return "";
        }
        return text.orElse("");
    }

    private Content content(StrictMapping content) {
        Optional<String> name = content.requiredText("name");
        if (name.isPresent() && name.flatMap(DeliveryFile::named).isEmpty()) {
            problem(
                    content,
                    "name",
                    "`%s` is no file of a delivery".formatted(name.get()),
                    "write one of "
                            + Arrays.stream(DeliveryFile.values())
                                    .map(DeliveryFile::csv)
                                    .collect(Collectors.joining(", "))
                            + ", with .gz or without, and no folder before it");
        }
        long bytes = whole(content, "bytes");
        long unzipped = whole(content, "unzipped");
        long rows = whole(content, "rows");
        String sha256 = matching(content, "sha256", SHA256, "write 64 small hexadecimal digits");
        boolean zipped = name.filter(each -> each.endsWith(DeliveryFile.GZ)).isPresent();
        if (zipped ? unzipped / Limits.PACKED_MAX > bytes : unzipped != bytes) {
            problem(
                    content,
                    "unzipped",
                    zipped
                            ? "`unzipped` is more than any gzip of so few bytes holds"
                            : "`unzipped` is not `bytes`, and the file is not compressed",
                    "write what the file's text has in bytes");
        }
        limit(content, "unzipped", unzipped, Limits.UNZIPPED_MAX);
        if (name.flatMap(DeliveryFile::named).filter(DeliveryFile.PERSONS::equals).isPresent()) {
            limit(content, "rows", rows, Limits.PERSONS_MAX);
        }
        return new Content(name.orElse(""), bytes, unzipped, rows, sha256);
    }

    private void limit(StrictMapping content, String key, long number, long max) {
        if (number > max) {
            problems.add(
                    DeliveryProblem.LIMIT,
                    content.path(key),
                    "`%s` is over %d".formatted(key, max),
                    "deliver less at once");
        }
    }

    private long whole(StrictMapping section, String key) {
        Optional<String> text = section.requiredText(key);
        char[] digits = text.orElse("0").toCharArray();
        long number = Numerals.whole(digits, 0, digits.length);
        if (number == Numerals.NONE) {
            problem(section, key, "`%s` is no whole number".formatted(key), "write digits alone");
            return 0;
        }
        return number;
    }

    private Sum sum(StrictMapping sum) {
        String code = matching(sum, Column.AAE140.title(), CODE, "write a code of the agency");
        return new Sum(code, fen(sum, Column.AAE022.title()), fen(sum, Column.AAE020.title()));
    }

    private long fen(StrictMapping sum, String key) {
        Optional<String> text = sum.requiredText(key);
        char[] written = text.orElse("0").toCharArray();
        long fen = Numerals.fen(written, 0, written.length);
        if (fen == Numerals.NONE) {
            problem(sum, key, "`%s` is no amount".formatted(key), "write yuan like 123.45");
            return 0;
        }
        return fen;
    }

    /** No file and no sum twice, and of everybody everything. */
    private void demandEach(
            StrictMapping file, Extent extent, List<Content> files, List<Sum> sums) {
        EnumSet<DeliveryFile> listed = EnumSet.noneOf(DeliveryFile.class);
        for (Content content : files) {
            Optional<DeliveryFile> each = DeliveryFile.named(content.name());
            if (each.isPresent() && !listed.add(each.get())) {
                problem(
                        file,
                        "files",
                        "`%s` is listed twice".formatted(each.get().csv()),
                        "keep one of them, compressed or not");
            }
        }
        for (DeliveryFile each : EnumSet.complementOf(listed)) {
            if (extent == Extent.COMPLETE) {
                problem(
                        file,
                        "files",
                        "`%s` is not listed, and the delivery is complete".formatted(each.csv()),
                        "list it, with its titles alone where there are no rows");
            }
        }
        Set<String> codes = new HashSet<>();
        for (Sum sum : sums) {
            if (!codes.add(sum.code())) {
                problem(
                        file,
                        "sums",
                        "%s %s stands twice".formatted(Column.AAE140.title(), sum.code()),
                        "add them up");
            }
        }
    }

    private void problem(StrictMapping section, String key, String what, String mend) {
        problems.add(DeliveryProblem.MANIFEST, section.path(key), what, mend);
    }
}
