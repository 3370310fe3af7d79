package org.hotline12333.insurance.delivery;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/** Fields of benefits that follow the rules, up to their edges. */
public final class RandomFields implements FieldSource<RuntimeException> {
    private final Random random;
    private final Supplier<YearMonth> months;

    public RandomFields(Random random, Supplier<YearMonth> months) {
        this.random = random;
        this.months = months;
    }

    @Override
    public <E extends Enum<E>> E word(Column column, E[] words) {
        return words[random.nextInt(words.length)];
    }

    @Override
    public YearMonth month(Column column) {
        return months.get();
    }

    @Override
    public long fen(Column column) {
        return switch (random.nextInt(4)) {
            case 0 -> random.nextLong(100);
            case 1 -> random.nextLong(1_000_000);
            case 2 -> Limits.FEN_MAX;
            default -> 0;
        };
    }

    @Override
    public int count(Column column, int min, int max) {
        return min + random.nextInt(max - min + 1);
    }

    @Override
    public LocalDate date(Column column) {
        YearMonth month = months.get();
        return random.nextBoolean() ? month.atEndOfMonth() : month.atDay(1 + random.nextInt(28));
    }

    @Override
    public Optional<LocalDate> dateIfAny(Column column) {
        return random.nextBoolean() ? Optional.of(date(column)) : Optional.empty();
    }

    @Override
    public String tail(Column column) {
        return "%04d".formatted(random.nextInt(10_000));
    }

    @Override
    public String name(Column column) {
        return switch (random.nextInt(3)) {
            case 0 -> "示例\"第一\", Ltd. " + random.nextInt(100);
            case 1 -> "长".repeat(GivenName.LENGTH_MAX);
            default -> "示例" + random.nextInt(100);
        };
    }

    @Override
    public String mobile(Column column) {
        return "138%08d".formatted(random.nextInt(100_000_000));
    }
}
