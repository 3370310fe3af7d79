package org.hotline12333.insurance.delivery;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The fields of the row that is being read, by the columns of its file: read as they stand, and
 * mended only where they cannot be.
 */
final class Fields {
    private final RawRow row;

    /** For each column of the file its place in the row; less than 0 where it is in none. */
    private final int[] places;

    private final List<Column> columns;
    private final Calendar calendar;
    private final char[] scratch = new char[Limits.ROW_MAX];
    private final Set<Mend> mends = EnumSet.noneOf(Mend.class);

    private int column;
    private char[] chars;
    private int from;
    private int to;
    private String lastPerson = "";

    Fields(RawRow row, List<Column> columns, int[] places, Calendar calendar) {
        this.row = row;
        this.columns = columns;
        this.places = places;
        this.calendar = calendar;
        this.chars = row.chars;
    }

    /** What was put right in this row so far; the next row begins with nothing. */
    Set<Mend> mends() {
        return mends;
    }

    private void select(int wanted) {
        column = wanted;
        chars = row.chars;
        int place = places[wanted];
        from = place < 0 ? 0 : row.starts[place];
        to = place < 0 ? 0 : row.starts[place + 1];
    }

    /** Whether anything was put right in the field, so that it may be read once more. */
    private boolean mended() {
        int begin = from;
        int end = to;
        while (begin < end && blank(chars[begin])) {
            begin++;
        }
        while (end > begin && blank(chars[end - 1])) {
            end--;
        }
        boolean blanks = end - begin < to - from;
        boolean wide = false;
        for (int i = begin; i < end; i++) {
            char each = chars[i];
            boolean full = each >= '\uff01' && each <= '\uff5e';
            wide |= full;
            scratch[i - begin] = full ? (char) (each - 0xfee0) : each;
        }
        if (!blanks && !wide) {
            return false;
        }
        note(Mend.BLANKS, blanks);
        note(Mend.FULL_WIDTH, wide);
        chars = scratch;
        from = 0;
        to = end - begin;
        return true;
    }

    void note(Mend mend, boolean done) {
        if (done) {
            mends.add(mend);
        }
    }

    private static boolean blank(char letter) {
        return letter == ' ' || letter == '\t' || letter == '\u00a0' || letter == '\u3000';
    }

    /** Turns to a field that was read before, to tell a fault of it. */
    Fields at(int wanted) {
        select(wanted);
        return this;
    }

    RowFault fault(DeliveryProblem kind, String what, String mend) {
        return new RowFault(kind, places[column] + 1, title() + " " + what, mend);
    }

    private String title() {
        return columns.get(column).title();
    }

    /** Why this field is no number of any form; {@code otherwise} where nothing tells. */
    RowFault noNumber(DeliveryProblem kind, Supplier<RowFault> otherwise) {
        Optional<Misspelling> misspelling = Misspelling.of(chars, from, to);
        return misspelling.isPresent()
                ? fault(kind, misspelling.get().what(), misspelling.get().mend())
                : otherwise.get();
    }

    /** What stands in a field, its blanks and full-width letters put right. */
    String letters(int wanted) {
        select(wanted);
        if (from == to || !plain(chars[from]) || !plain(chars[to - 1])) {
            var _ = mended();
        }
        return new String(chars, from, to - from);
    }

    private static boolean plain(char letter) {
        return letter > ' ' && letter < '\u007f';
    }

    /** The line where the row begins. */
    long line() {
        return row.line();
    }

    boolean isEmpty(int wanted) {
        select(wanted);
        return from == to || (mended() && from == to);
    }

    /** The number that joins all files: the same string for rows that follow each other. */
    String person(int wanted) throws RowFault {
        select(wanted);
        if (samePerson()) {
            return lastPerson;
        }
        if (!personNumber() && !(mended() && personNumber())) {
            throw noNumber(
                    DeliveryProblem.NUMBER,
                    () ->
                            fault(
                                    DeliveryProblem.NUMBER,
                                    "is no person number",
                                    "write 1 to %d digits".formatted(Limits.PERSON_NUMBER_MAX)));
        }
        if (!samePerson()) {
            lastPerson = new String(chars, from, to - from);
        }
        return lastPerson;
    }

    private boolean personNumber() {
        return from < to
                && to - from <= Limits.PERSON_NUMBER_MAX
                && Numerals.digits(chars, from, to);
    }

    private boolean samePerson() {
        if (lastPerson.length() != to - from) {
            return false;
        }
        for (int i = to - 1; i >= from; i--) {
            if (lastPerson.charAt(i - from) != chars[i]) {
                return false;
            }
        }
        return to > from;
    }

    /** What a code means in the agency's table. */
    <M> M code(int wanted, Codes<M> codes) throws RowFault {
        M meaning = codeIfAny(wanted, codes);
        if (meaning == null) {
            throw fault(
                    DeliveryProblem.CODE,
                    from == to ? "is empty" : "is a code without a meaning",
                    "write a code of the agency's table, or add it there");
        }
        return meaning;
    }

    private <M> @Nullable M codeIfAny(int wanted, Codes<M> codes) {
        select(wanted);
        M meaning = codes.find(chars, from, to);
        return meaning == null && mended() ? codes.find(chars, from, to) : meaning;
    }

    /** One of a few words that are the same for all agencies. */
    <E extends Enum<E>> E word(int wanted, E[] words) throws RowFault {
        select(wanted);
        E word = among(words);
        if (word == null && mended()) {
            word = among(words);
        }
        if (word == null) {
            throw fault(
                    DeliveryProblem.CODE,
                    "is no " + title().replace('_', ' '),
                    "write "
                            + Stream.of(words)
                                    .map(Enum::name)
                                    .collect(Collectors.joining(", "))
                                    .replaceFirst(", (?!.*,)", " or "));
        }
        return word;
    }

    private <E extends Enum<E>> @Nullable E among(E[] words) {
        for (E word : words) {
            if (Codes.same(word.name(), chars, from, to)) {
                return word;
            }
        }
        return null;
    }

    /** An amount that may be negative. */
    long fen(int wanted) throws RowFault {
        select(wanted);
        long fen = Numerals.fen(chars, from, to);
        if (fen == Numerals.NONE && mended()) {
            fen = Numerals.fen(chars, from, to);
        }
        if (fen == Numerals.NONE) {
            throw noNumber(DeliveryProblem.AMOUNT, this::noAmount);
        }
        if (Math.abs(fen) > Limits.FEN_MAX) {
            throw fault(
                    DeliveryProblem.LIMIT,
                    "is over %d yuan".formatted(Limits.FEN_MAX / 100),
                    "write yuan, not fen, and ask whether it can be");
        }
        return fen;
    }

    private RowFault noAmount() {
        int point = from;
        while (point < to && chars[point] != '.') {
            point++;
        }
        return to - point > 3 && Numerals.digits(chars, point + 1, to)
                ? fault(
                        DeliveryProblem.AMOUNT,
                        "has more than two decimals",
                        "round it where it is kept, not on the way")
                : fault(
                        DeliveryProblem.AMOUNT,
                        "is no amount",
                        "write yuan with at most two decimals, such as 123.45");
    }

    /** An amount that is none of a correction. */
    long fenNotNegative(int wanted) throws RowFault {
        long fen = fen(wanted);
        if (fen < 0) {
            throw negative(wanted);
        }
        return fen;
    }

    RowFault negative(int wanted) {
        select(wanted);
        return fault(
                DeliveryProblem.AMOUNT,
                "is negative",
                "a refund is a contribution booked (AAE002) later than its month (AAE003)");
    }

    /** A whole number within bounds. */
    int count(int wanted, int min, int max) throws RowFault {
        select(wanted);
        long count = Numerals.whole(chars, from, to);
        if (count == Numerals.NONE && mended()) {
            count = Numerals.whole(chars, from, to);
        }
        if (count < min || count > max) {
            Supplier<RowFault> bounds =
                    () ->
                            fault(
                                    DeliveryProblem.COUNT,
                                    "is not within its bounds",
                                    "write a whole number from %d to %d".formatted(min, max));
            throw count == Numerals.NONE ? noNumber(DeliveryProblem.COUNT, bounds) : bounds.get();
        }
        return (int) count;
    }

    boolean flag(int wanted) throws RowFault {
        return count(wanted, 0, 1) == 1;
    }

    YearMonth month(int wanted) throws RowFault {
        select(wanted);
        int month = calendar.month(chars, from, to);
        if (month == Calendar.NONE && mended()) {
            month = calendar.month(chars, from, to);
        }
        if (month == Calendar.NONE) {
            throw noNumber(
                    DeliveryProblem.MONTH,
                    () ->
                            fault(
                                    DeliveryProblem.MONTH,
                                    "is no month",
                                    "write it like " + calendar.monthExample()));
        }
        if (month < calendar.first() || month > calendar.last()) {
            throw fault(
                    DeliveryProblem.MONTH, calendar.outside(month), "ask for which month it is");
        }
        return calendar.month(month);
    }

    /** A day that may not have been. */
    Optional<LocalDate> dateIfAny(int wanted) throws RowFault {
        return isEmpty(wanted) ? Optional.empty() : Optional.of(date(wanted));
    }

    LocalDate date(int wanted) throws RowFault {
        select(wanted);
        Optional<LocalDate> date = calendar.date(chars, from, to);
        if (date.isEmpty() && mended()) {
            date = calendar.date(chars, from, to);
        }
        if (date.isEmpty()) {
            throw noNumber(
                    DeliveryProblem.DATE,
                    () ->
                            fault(
                                    DeliveryProblem.DATE,
                                    "is no date",
                                    "write it like " + calendar.dateExample()));
        }
        Optional<String> outside = calendar.outside(date.get());
        if (outside.isPresent()) {
            throw fault(DeliveryProblem.DATE, outside.get(), "ask for which day it is");
        }
        return date.get();
    }

    /** What must not be said in this row is not. */
    void absent(int wanted, String benefit) throws RowFault {
        if (!isEmpty(wanted)) {
            throw fault(DeliveryProblem.PRESENT, "says something", "leave it empty for " + benefit);
        }
    }
}
