package org.hotline12333.insurance.synthetic;

import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.hotline12333.identity.IdNumber;
import org.hotline12333.identity.SocialSecurityNumber;
import org.hotline12333.insurance.delivery.AgencyTable;
import org.hotline12333.insurance.delivery.ContributionRow;
import org.hotline12333.insurance.delivery.DeliveryRow;
import org.hotline12333.insurance.delivery.Kind;
import org.hotline12333.insurance.demo.DemoFile.Rate;
import org.hotline12333.insurance.demo.DemoPeople;
import org.hotline12333.insurance.records.Insurance;

/**
 * People who do not exist, as an agency's books have them in a month: who they are, what was paid
 * for them, and what they receive, is a function of the seed and an index. Safe for many threads.
 */
public final class SyntheticPeople {
    /** Each ten million have a place of their own that is none: 990000 to 990009. */
    public static final long MAX = Person.MAX;

    /** Their years of birth are right from here ... */
    public static final YearMonth FIRST = YearMonth.of(2022, 1);

    /** ... to here. */
    public static final YearMonth LAST = YearMonth.of(2031, 12);

    private final Draw seed;
    private final int from;
    private final int to;
    private final Map<String, Kind> kinds = AgencyTable.shipped().kinds();
    private final Map<Insurance, Rate> rates = DemoPeople.file().rates();

    /**
     * Those of one delivery.
     *
     * @param from the first month that it knows
     * @param to its newest
     */
    public SyntheticPeople(long seed, YearMonth from, YearMonth to) {
        if (to.isBefore(FIRST) || to.isAfter(LAST) || from.isAfter(to)) {
            throw new IllegalArgumentException("nobody is made up for " + from + ".." + to);
        }
        this.seed = new Draw(seed);
        this.from = Months.number(from);
        this.to = Months.number(to);
    }

    /** What somebody keys. */
    public record Numbers(IdNumber idNumber, SocialSecurityNumber socialSecurityNumber) {}

    /** What the one with this index keys; nothing else is made up. */
    public static Numbers numbers(long seed, YearMonth newest, long index) {
        Person person = Person.of(new Draw(seed), index, Months.number(newest));
        return new Numbers(person.idNumber(), person.socialSecurityNumber());
    }

    /** All that is known of the one with this index. */
    public void tell(long index, Consumer<? super DeliveryRow> sink) {
        tell(Person.of(seed, index, to), to, sink);
    }

    private void tell(Person person, int newest, Consumer<? super DeliveryRow> sink) {
        new PersonRows(person, kinds, rates, from, newest, sink).all();
    }

    /**
     * What has changed since the delivery of the month before: nothing, or all but the months that
     * are as they were.
     */
    public void tellChanges(long index, Consumer<? super DeliveryRow> sink) {
        Person person = Person.of(seed, index, to);
        List<DeliveryRow> now = new ArrayList<>();
        tell(person, to, now::add);
        List<DeliveryRow> before = new ArrayList<>();
        if (from < to && Person.of(seed, index, to - 1).generation() == person.generation()) {
            tell(person, to - 1, before::add);
        }
        if (!now.equals(before)) {
            Set<Due> changed = changed(now, new HashSet<>(before));
            now.stream()
                    .filter(row ->
                            !(row instanceof ContributionRow paid)
                                    || changed.contains(Due.of(paid)))
                    .forEach(sink);
        }
    }

    private static Set<Due> changed(List<DeliveryRow> now, Set<DeliveryRow> before) {
        Set<Due> changed = new HashSet<>();
        for (DeliveryRow row : now) {
            if (row instanceof ContributionRow paid && !before.contains(row)) {
                changed.add(Due.of(paid));
            }
        }
        return changed;
    }

    /** What rows add up to. */
    private record Due(Kind kind, YearMonth month) {
        static Due of(ContributionRow row) {
            return new Due(row.kind(), row.forMonth());
        }
    }
}
