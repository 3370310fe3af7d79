package org.hotline12333.insurance.delivery;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** A column of a delivery's files, by the field's names where it has one. */
public enum Column {
    AAC001("person number 个人编号, of the agency, never changes", "up to 20 digits"),
    AAC002("social security number 社会保障号码", "8 to 12 digits"),
    AAC147("ID number 公民身份号码", "18, the last may be X"),
    AAC084("working or retired 离退休标志", "code"),
    AAE138("date of death", "date, or empty"),
    AAE140("kind of insurance 险种类型", "code"),
    AAC031("status 参保状态", "code"),
    AAE201("months paid", "0 to 1200"),
    MONTHS_IN_ROW("months paid without a gap", "0 to 1200"),
    AAE003("month for which it is 对应费款所属期", "month"),
    AAE002("month in which it was booked 费款所属期", "month"),
    AAE180("contribution base 缴费基数", "yuan"),
    AAE022("what the person has to pay", "yuan"),
    AAE020("what the employer has to pay", "yuan"),
    AAE078("arrived 到账标志", "1 or 0"),
    BALANCE("what is on the account", "yuan"),
    CREDITED_THIS_MONTH("what was put on it in the month", "yuan"),
    SPENT_THIS_YEAR("what was spent in the year", "yuan"),
    BENEFIT("which benefit", "PENSION, UNEMPLOYMENT or CAPACITY"),
    AMOUNT("the pension, or the benefit of a month", "yuan"),
    PAID_ON("when it was paid", "date"),
    ACCOUNT_TAIL("last digits of the bank account", "4 digits"),
    MONTHS_LEFT("months of benefit that remain", "0 to 1200"),
    GRADE("grade of lost capacity for work", "1 to 10");

    private final String meaning;
    private final String form;

    Column(String meaning, String form) {
        this.meaning = meaning;
        this.form = form;
    }

    /** As it stands in a file's first line. */
    public String title() {
        return name().startsWith("AA") ? name() : name().toLowerCase(Locale.ROOT);
    }

    /** What it says. */
    public String meaning() {
        return meaning;
    }

    /** How it is written. */
    public String form() {
        return form;
    }

    /** The one of this title. */
    public static Optional<Column> titled(String title) {
        return Arrays.stream(values()).filter(column -> column.title().equals(title)).findFirst();
    }
}
