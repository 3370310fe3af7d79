package org.hotline12333.insurance.demo;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceText;
import org.hotline12333.authoring.StrictMapping;
import org.hotline12333.identity.SocialSecurityNumber;
import org.hotline12333.insurance.demo.DemoFile.Data;
import org.hotline12333.insurance.demo.DemoFile.Entry;
import org.hotline12333.insurance.demo.DemoFile.Rate;
import org.hotline12333.insurance.demo.DemoFile.Span;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.records.Scheme;
import org.hotline12333.insurance.records.Status;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/** Reads demo people strictly: whatever is wrong is noted, and reading goes on. */
final class DemoReader {
    private static final Set<String> FILE = Set.of("data", "rates", "people");
    private static final Set<String> PERSON =
            Stream.concat(
                            Stream.of(
                                    "situation",
                                    "id-number",
                                    "social-security-number",
                                    "password",
                                    "initial",
                                    "scheme",
                                    "status",
                                    "insured",
                                    "paid"),
                            DemoAccount.KEYS.stream())
                    .collect(Collectors.toUnmodifiableSet());
    private static final Set<String> SPAN =
            Set.of("only", "from", "to", "base", "personal", "credited");
    private static final YearMonth NEVER = YearMonth.of(1, 1);

    private static final Map<String, Insurance> INSURANCES =
            StrictMapping.words(Insurance.values());
    private static final Map<String, Scheme> SCHEMES = StrictMapping.words(Scheme.values());
    private static final Map<String, Status> STATUSES = StrictMapping.words(Status.values());

    private final ProblemList problems;

    private DemoReader(ProblemList problems) {
        this.problems = problems;
    }

    /** Empty where anything is wrong. */
    static Optional<DemoFile> read(String name, SourceText.Opening opening, ProblemList problems) {
        return StrictMapping.read(name, opening, problems, new DemoReader(problems)::file);
    }

    /** What is missing or wrong is noted, and then stands for itself as something empty. */
    private DemoFile file(StrictMapping file) {
        file.refuseUnknown(FILE);
        Data data =
                file.section("data", Set.of("from", "to"))
                        .map(section -> new Data(month(section, "from"), month(section, "to")))
                        .orElse(new Data(NEVER, NEVER));
        Map<Insurance, Rate> rates = new EnumMap<>(Insurance.class);
        file.section("rates", INSURANCES.keySet())
                .ifPresent(section ->
                        INSURANCES.forEach((word, insurance) ->
                                section.sectionIfAny(word, Set.of("personal", "employer"))
                                        .ifPresent(rate -> rates.put(insurance, rate(rate)))));
        // Where the months are wrong, no number is wrong for that.
        YearMonth newest = data.to().equals(NEVER) ? YearMonth.of(9999, 12) : data.to();
        List<Entry> people = new ArrayList<>();
        var _ = file.required("people");
        for (StrictMapping person : file.sections("people", PERSON)) {
            Entry entry = person(person, newest);
            paidRightly(person, entry, rates.keySet());
            people.add(entry);
        }
        return new DemoFile(data, rates, people);
    }

    private static Rate rate(StrictMapping rate) {
        return new Rate(percent(rate, "personal"), percent(rate, "employer"));
    }

    private Entry person(StrictMapping person, YearMonth today) {
        String id = number(person, "id-number", number -> DemoFile.idNumber(number, today));
        String social = number(person, "social-security-number", SocialSecurityNumber::read);
        return new Entry(
                person.requiredText("situation").orElse(""),
                id,
                social,
                person.text("password"),
                person.flag("initial").orElse(false),
                person.word("scheme", SCHEMES.keySet()).map(SCHEMES::get).orElse(Scheme.EMPLOYEE),
                person.word("status", STATUSES.keySet()).map(STATUSES::get).orElse(Status.PAYING),
                insurances(person, "insured"),
                person.sections("paid", SPAN).stream().map(this::span).toList(),
                DemoAccount.read(person));
    }

    /** As written; no problem repeats it. */
    private String number(StrictMapping person, String key, Function<String, Optional<?>> read) {
        Optional<String> written = person.requiredText(key);
        if (written.isPresent() && written.flatMap(read).isEmpty()) {
            problems.add(
                    DemoProblem.BAD_NUMBER,
                    person.at(key),
                    "`%s` is none".formatted(key),
                    "write one that a caller could key, all its digits in quotes");
        }
        return written.orElse("");
    }

    private List<Insurance> insurances(StrictMapping section, String key) {
        if (key.equals("insured")) {
            var _ = section.required(key);
        }
        return section.words(key, INSURANCES.keySet()).stream().map(INSURANCES::get).toList();
    }

    private Span span(StrictMapping span) {
        YearMonth from = month(span, "from");
        YearMonth to = month(span, "to");
        if (to.isBefore(from)) {
            problems.add(
                    DemoProblem.MONTHS_BACKWARDS,
                    span.at("to"),
                    "`to` is before `from`",
                    "write the later month");
        }
        return new Span(
                new TreeSet<>(insurances(span, "only")),
                from,
                to,
                span.has("base") ? fen(span, "base") : 0,
                span.has("personal")
                        ? OptionalLong.of(fen(span, "personal"))
                        : OptionalLong.empty(),
                span.flag("credited").orElse(true));
    }

    /** Nothing is paid into what the person is not in, and nothing by a rate that is not there. */
    private void paidRightly(StrictMapping person, Entry entry, Set<Insurance> rated) {
        for (int i = 0; i < entry.paid().size(); i++) {
            Span span = entry.paid().get(i);
            String place = person.path("paid/" + i);
            for (Insurance insurance : span.paidTo(entry)) {
                if (!entry.insured().contains(insurance)) {
                    problems.add(
                            DemoProblem.NOT_INSURED,
                            place,
                            "the person is not in " + word(insurance),
                            "add it to `insured`, or take it out of `only`");
                } else if (!rated.contains(insurance)) {
                    problems.add(
                            DemoProblem.NO_RATE,
                            place,
                            word(insurance) + " has no rate",
                            "write it under `rates`");
                }
            }
        }
    }

    static String word(Insurance insurance) {
        return insurance.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static long fen(StrictMapping section, String key) {
        return value(section, key, ValueKind.MONEY, Value.Money.class)
                .map(Value.Money::fen)
                .orElse(0L);
    }

    static YearMonth month(StrictMapping section, String key) {
        return value(section, key, ValueKind.YEAR_MONTH, Value.CalendarMonth.class)
                .map(Value.CalendarMonth::month)
                .orElse(NEVER);
    }

    static Optional<LocalDate> date(StrictMapping section, String key) {
        return value(section, key, ValueKind.DATE, Value.Date.class).map(Value.Date::date);
    }

    private static BigDecimal percent(StrictMapping section, String key) {
        return value(section, key, ValueKind.PERCENT, Value.Percent.class)
                .map(Value.Percent::percent)
                .orElse(BigDecimal.ZERO);
    }

    private static <V extends Value> Optional<V> value(
            StrictMapping section, String key, ValueKind kind, Class<V> type) {
        return section.required(key).flatMap(_ -> section.value(key, kind)).map(type::cast);
    }
}
