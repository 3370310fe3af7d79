package org.hotline12333.dialog.check;

import static java.util.Map.entry;
import static org.hotline12333.value.ValueKind.CARDINAL;
import static org.hotline12333.value.ValueKind.DATE;
import static org.hotline12333.value.ValueKind.DIGITS;
import static org.hotline12333.value.ValueKind.DURATION;
import static org.hotline12333.value.ValueKind.GRADE;
import static org.hotline12333.value.ValueKind.MONEY;
import static org.hotline12333.value.ValueKind.MONTHS;
import static org.hotline12333.value.ValueKind.PHRASE;
import static org.hotline12333.value.ValueKind.TAIL;
import static org.hotline12333.value.ValueKind.YEAR_MONTH;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hotline12333.dialog.Texts;
import org.hotline12333.prompt.Language;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/** Texts in two languages: any id is a text without slots but for those listed here. */
public final class TestTexts implements Texts {
    static final Language ZH = new Language("zh");
    static final Language EN = new Language("en");

    static final Duration LENGTH = Duration.ofSeconds(2);

    private static final Map<String, ValueKind> PENSION =
            Map.of(
                    "status", PHRASE,
                    "data-month", YEAR_MONTH,
                    "balance", MONEY,
                    "months", MONTHS,
                    "duration", DURATION);
    private static final Map<String, ValueKind> CONTRIBUTION =
            Map.of("month", YEAR_MONTH, "base", MONEY, "personal", MONEY, "employer", MONEY);
    private static final Map<String, Map<String, ValueKind>> SLOTS =
            Map.ofEntries(
                    entry("data-date", Map.of("data-month", YEAR_MONTH)),
                    entry("pension-account", PENSION),
                    entry("pension-resident", PENSION),
                    entry(
                            "pension-payment",
                            Map.of(
                                    "paid-month", YEAR_MONTH,
                                    "amount", MONEY,
                                    "paid-date", DATE,
                                    "account-tail", TAIL)),
                    entry(
                            "medical-account",
                            Map.of("balance", MONEY, "credited", MONEY, "spent", MONEY)),
                    entry("medical-resident", Map.of("status", PHRASE)),
                    entry("unemployment-insured", Map.of("status", PHRASE, "months", MONTHS)),
                    entry(
                            "unemployment-benefit",
                            Map.of("amount", MONEY, "months-left", MONTHS, "paid-date", DATE)),
                    entry("work-injury-insured", Map.of("status", PHRASE)),
                    entry("work-injury-graded", Map.of("status", PHRASE, "grade", GRADE)),
                    entry("maternity-insured", Map.of("months", MONTHS)),
                    entry("contribution-credited", CONTRIBUTION),
                    entry("contribution-not-credited", CONTRIBUTION),
                    entry("contribution-unpaid", Map.of("month", YEAR_MONTH)),
                    entry("month-before-start", Map.of("start", YEAR_MONTH)),
                    entry("year-before-start", Map.of("start", YEAR_MONTH)),
                    entry("month-after-data", Map.of("data-month", YEAR_MONTH)),
                    entry("year-after-data", Map.of("data-month", YEAR_MONTH)),
                    entry(
                            "year-total",
                            Map.of(
                                    "year", DIGITS,
                                    "personal", MONEY,
                                    "employer", MONEY,
                                    "months", MONTHS)),
                    entry("year-unpaid", Map.of("year", DIGITS)),
                    // What the broken dialplans and the checker's other tests say.
                    entry("say-amount", Map.of("amount", MONEY)),
                    entry("say-month", Map.of("month", YEAR_MONTH)));

    @Override
    public Set<Language> languages() {
        return Set.of(ZH, EN);
    }

    @Override
    public Optional<Map<String, ValueKind>> slots(Language language, String textId) {
        if (textId.equals("only-in-zh") && language.equals(EN)) {
            return Optional.empty();
        }
        if (textId.equals("unlike")) {
            return Optional.of(Map.of("amount", language.equals(ZH) ? MONEY : CARDINAL));
        }
        return Optional.of(SLOTS.getOrDefault(textId, Map.of()));
    }

    /** Every text is its own name and takes two seconds. */
    @Override
    public Heard heard(Language language, String textId, Map<String, Value> slots) {
        return new Heard(textId, LENGTH);
    }

    @Override
    public String key(Language language, int digit) {
        return String.valueOf(digit);
    }
}
