package org.hotline12333.insurance.delivery;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.authoring.SourceText;
import org.hotline12333.authoring.StrictMapping;
import org.hotline12333.authoring.YamlNode;
import org.hotline12333.authoring.YamlNode.Scalar;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.records.Scheme;

/** Reads an agency's table. */
final class AgencyTableReader {
    private static final String RESOURCE = "/agency.yaml";
    private static final String KINDS = Column.AAE140.title();
    private static final String STANDINGS = Column.AAC031.title();
    private static final String RETIRED = Column.AAC084.title();
    private static final String LEFT_OUT = "left-out";

    private static final Map<String, Insurance> INSURANCES =
            StrictMapping.words(Insurance.values());
    private static final Map<String, Scheme> SCHEMES = StrictMapping.words(Scheme.values());
    private static final Map<String, Standing> MEANT = StrictMapping.words(Standing.values());
    private static final Map<String, Boolean> LIVES = Map.of("working", false, "retired", true);
    private static final Map<String, DateForm> DATES = StrictMapping.words(DateForm.values());
    private static final Set<String> COLUMNS =
            Stream.concat(Stream.of(LEFT_OUT), Column.all().stream().map(Column::title))
                    .collect(Collectors.toUnmodifiableSet());

    private final ProblemList problems;

    private AgencyTableReader(ProblemList problems) {
        this.problems = problems;
    }

    /** As it is shipped; a test proves that nothing is wrong with it. */
    static AgencyTable shipped() {
        ProblemList problems = new ProblemList(SourceLocation.whole(RESOURCE));
        return read(RESOURCE, AgencyTableReader::resource, problems)
                .orElseThrow(() -> new IllegalStateException(problems.problems().toString()));
    }

    private static InputStream resource() throws IOException {
        InputStream resource = AgencyTableReader.class.getResourceAsStream(RESOURCE);
        if (resource == null) {
            throw new FileNotFoundException(RESOURCE);
        }
        return resource;
    }

    /** Empty where anything is wrong. */
    static Optional<AgencyTable> read(
            String name, SourceText.Opening opening, ProblemList problems) {
        return StrictMapping.read(name, opening, problems, new AgencyTableReader(problems)::table);
    }

    private AgencyTable table(StrictMapping file) {
        file.refuseUnknown(Set.of("charset", "dates", KINDS, STANDINGS, RETIRED, "titles"));
        Map<String, Kind> kinds = new HashMap<>();
        Set<String> leftOut = new HashSet<>();
        file.section(KINDS).ifPresent(section -> kinds(section, kinds, leftOut));
        Map<String, Column> titles = new HashMap<>();
        Set<String> ignored = new HashSet<>();
        if (file.has("titles")) {
            file.section("titles").ifPresent(section -> titles(section, titles, ignored));
        }
        Optional<Charset> charset =
                file.word("charset", Charsets.NAMES.keySet()).map(Charsets.NAMES::get);
        return new AgencyTable(
                kinds,
                leftOut,
                meanings(file, STANDINGS, MEANT),
                meanings(file, RETIRED, LIVES),
                titles,
                ignored,
                file.word("dates", DATES.keySet()).map(DATES::get).orElse(DateForm.DIGITS),
                charset);
    }

    private void kinds(StrictMapping section, Map<String, Kind> kinds, Set<String> leftOut) {
        for (String code : codes(section)) {
            Optional<YamlNode> node = section.node(code);
            if (node.isPresent() && node.get() instanceof Scalar) {
                section.word(code, Set.of(LEFT_OUT)).ifPresent(_ -> leftOut.add(code));
                continue;
            }
            section.section(code, Set.of("insurance", "scheme"))
                    .ifPresent(kind -> kinds.put(code, kind(code, kind)));
        }
    }

    private static Kind kind(String code, StrictMapping kind) {
        var _ = kind.required("insurance");
        return new Kind(
                code,
                kind.word("insurance", INSURANCES.keySet())
                        .map(INSURANCES::get)
                        .orElse(Insurance.PENSION), // what is wrong is noted
                kind.word("scheme", SCHEMES.keySet()).map(SCHEMES::get).orElse(Scheme.EMPLOYEE));
    }

    private <M> Map<String, M> meanings(StrictMapping file, String column, Map<String, M> words) {
        Map<String, M> meanings = new HashMap<>();
        file.section(column)
                .ifPresent(section -> {
                    for (String code : codes(section)) {
                        section.word(code, words.keySet())
                                .flatMap(word -> Optional.ofNullable(words.get(word)))
                                .ifPresent(meant -> meanings.put(code, meant));
                    }
                });
        return meanings;
    }

    private Set<String> codes(StrictMapping section) {
        for (String code : section.keys()) {
            if (code.isEmpty() || code.length() > Limits.CODE_MAX || !plain(code)) {
                problems.add(
                        DeliveryProblem.TABLE,
                        section.path(code),
                        "`%s` is no code".formatted(code),
                        "write 1 to %d letters and digits, in quotes".formatted(Limits.CODE_MAX));
            }
        }
        return section.keys();
    }

    private static boolean plain(String code) {
        return code.chars()
                .allMatch(each ->
                        (each >= '0' && each <= '9')
                                || (each >= 'A' && each <= 'Z')
                                || (each >= 'a' && each <= 'z'));
    }

    private void titles(StrictMapping section, Map<String, Column> titles, Set<String> ignored) {
        for (String title : section.keys()) {
            Optional<String> column = section.word(title, COLUMNS);
            if (column.filter(LEFT_OUT::equals).isPresent()) {
                ignored.add(title);
            } else {
                column.flatMap(Column::titled).ifPresent(meant -> titles.put(title, meant));
            }
        }
    }
}
