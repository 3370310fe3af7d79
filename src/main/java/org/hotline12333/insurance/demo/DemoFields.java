package org.hotline12333.insurance.demo;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotline12333.authoring.StrictMapping;
import org.hotline12333.insurance.delivery.BenefitForm;
import org.hotline12333.insurance.delivery.Column;
import org.hotline12333.insurance.delivery.FieldSource;
import org.hotline12333.insurance.records.PersonRecords.Benefit;

/**
 * The fields of a benefit as demo people have them: what is wrong is noted, and reading goes on.
 */
final class DemoFields implements FieldSource<RuntimeException> {
    static final String BENEFIT = key(Column.BENEFIT);

    private final StrictMapping benefit;

    private DemoFields(StrictMapping benefit) {
        this.benefit = benefit;
    }

    static Benefit read(BenefitForm form, StrictMapping benefit) {
        Set<String> keys =
                Stream.concat(Stream.of(Column.BENEFIT), form.columns().stream())
                        .map(DemoFields::key)
                        .collect(Collectors.toSet());
        benefit.refuseUnknown(keys);
        return form.read(new DemoFields(benefit));
    }

    private static String key(Column column) {
        return switch (column.title()) {
            case "AAE003" -> "month";
            case "AAB004" -> "employer";
            default -> column.title().replace('_', '-');
        };
    }

    @Override
    public <E extends Enum<E>> E word(Column column, E[] words) {
        Map<String, E> all = StrictMapping.words(words);
        return benefit.required(key(column))
                .flatMap(_ -> benefit.word(key(column), all.keySet()))
                .flatMap(written -> Optional.ofNullable(all.get(written)))
                .orElse(words[0]);
    }

    @Override
    public YearMonth month(Column column) {
        return DemoReader.month(benefit, key(column));
    }

    @Override
    public long fen(Column column) {
        return DemoReader.fen(benefit, key(column));
    }

    @Override
    public int count(Column column, int min, int max) {
        return benefit.required(key(column)).flatMap(_ -> benefit.count(key(column))).orElse(min);
    }

    @Override
    public LocalDate date(Column column) {
        return DemoReader.date(benefit, key(column)).orElse(LocalDate.EPOCH);
    }

    @Override
    public Optional<LocalDate> dateIfAny(Column column) {
        return benefit.has(key(column)) ? Optional.of(date(column)) : Optional.empty();
    }

    @Override
    public String tail(Column column) {
        return benefit.requiredText(key(column)).orElse("");
    }

    @Override
    public String name(Column column) {
        return benefit.requiredText(key(column)).orElse("");
    }

    @Override
    public String mobile(Column column) {
        return benefit.requiredText(key(column)).orElse("");
    }
}
