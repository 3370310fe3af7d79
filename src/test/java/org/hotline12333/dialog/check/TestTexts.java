package org.hotline12333.dialog.check;

import static org.hotline12333.value.ValueKind.CARDINAL;
import static org.hotline12333.value.ValueKind.COUNTED;
import static org.hotline12333.value.ValueKind.MONEY;
import static org.hotline12333.value.ValueKind.YEAR_MONTH;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hotline12333.dialog.Texts;
import org.hotline12333.dialog.TopicSending;
import org.hotline12333.prompt.Language;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;

/** Texts in two languages: any id is a text without slots but for those listed here. */
public final class TestTexts implements Texts {
    static final Language ZH = new Language("zh");
    static final Language EN = new Language("en");

    static final Duration LENGTH = Duration.ofSeconds(2);

    /** What the broken dialplans and the checker's other tests say. */
    private static final Map<String, Map<String, ValueKind>> SLOTS =
            Map.of(
                    "say-ahead", Map.of("ahead", COUNTED),
                    "say-minutes", Map.of("minutes", COUNTED),
                    "say-amount", Map.of("amount", MONEY),
                    "say-month", Map.of("month", YEAR_MONTH));

    @Override
    public Set<Language> languages() {
        return Set.of(ZH, EN);
    }

    @Override
    public Optional<Map<String, ValueKind>> slots(Language language, String textId) {
        if (textId.startsWith("only-in-zh") && language.equals(EN)) {
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
        return new Heard(textId, textId.equals("long-winded") ? LENGTH.multipliedBy(2) : LENGTH);
    }

    /** Nothing is but this, which no message holds. */
    @Override
    public Optional<String> written(Language language, String textId) {
        return textId.equals("written-at-length")
                ? Optional.of("a".repeat(TopicSending.TEXT_MAX + 1))
                : Optional.empty();
    }

    @Override
    public String key(Language language, int digit) {
        return String.valueOf(digit);
    }
}
