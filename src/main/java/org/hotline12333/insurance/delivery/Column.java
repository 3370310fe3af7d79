package org.hotline12333.insurance.delivery;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A column of a delivery's files, by the field's name where it has one.
 *
 * @param title as it stands in a file's first line
 * @param meaning what it says
 * @param form how it is written
 * @param later whether it came after the first format: a delivery may be without it
 */
public record Column(String title, String meaning, String form, boolean later) {
    public static final Column AAC001 =
            of("AAC001", "person number 个人编号, of the agency, never changes", "up to 20 digits");
    public static final Column AAC002 =
            of("AAC002", "social security number 社会保障号码", "8 to 12 digits");
    public static final Column AAC147 = of("AAC147", "ID number 公民身份号码", "18, the last may be X");
    public static final Column AAC084 = of("AAC084", "working or retired 离退休标志", "code");
    public static final Column AAE138 = of("AAE138", "date of death", "date, or empty");
    public static final Column AAE140 = of("AAE140", "kind of insurance 险种类型", "code");
    public static final Column AAC031 = of("AAC031", "status 参保状态", "code");
    public static final Column AAE201 = of("AAE201", "months paid", "0 to 1200");
    public static final Column MONTHS_IN_ROW =
            of("months_in_row", "months paid without a gap", "0 to 1200");
    public static final Column AAE003 = of("AAE003", "month for which it is 对应费款所属期", "month");
    public static final Column AAE002 = of("AAE002", "month in which it was booked 费款所属期", "month");
    public static final Column AAE180 = of("AAE180", "contribution base 缴费基数", "yuan");
    public static final Column AAE022 = of("AAE022", "what the person has to pay", "yuan");
    public static final Column AAE020 = of("AAE020", "what the employer has to pay", "yuan");
    public static final Column AAE078 = of("AAE078", "arrived 到账标志", "1 or 0");
    public static final Column BALANCE = of("balance", "what is on the account", "yuan");
    public static final Column CREDITED_THIS_MONTH =
            of("credited_this_month", "what was put on it in the month", "yuan");
    public static final Column SPENT_THIS_YEAR =
            of("spent_this_year", "what was spent in the year", "yuan");
    public static final Column BENEFIT = of("benefit", "which benefit", "its name, below");

    /** One of the first format, which every delivery has. */
    static Column of(String title, String meaning, String form) {
        return new Column(title, meaning, form, false);
    }

    /** One that no delivery had at first: agencies deliver it when they can. */
    static Column later(String title, String meaning, String form) {
        return new Column(title, meaning, form, true);
    }

    /** Each of any file, once. */
    static List<Column> all() {
        return Arrays.stream(DeliveryFile.values())
                .flatMap(file -> file.columns().stream())
                .distinct()
                .toList();
    }

    /** The one of this title. */
    static Optional<Column> titled(String title) {
        return all().stream().filter(column -> column.title.equals(title)).findFirst();
    }
}
