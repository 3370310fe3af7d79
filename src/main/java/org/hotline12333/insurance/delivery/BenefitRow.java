package org.hotline12333.insurance.delivery;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;

/** What a person receives. */
public record BenefitRow(String personNumber, Benefit benefit) implements DeliveryRow {
    /** Amounts in fen. */
    public sealed interface Benefit {}

    /** The latest pension that was paid. */
    public record Pension(YearMonth month, long amount, LocalDate paidOn, String accountTail)
            implements Benefit {
        @Override
        public String toString() {
            return "Pension[****]";
        }
    }

    /** Unemployment benefit: what a month brings, and for how many more months. */
    public record Unemployment(long monthlyAmount, int monthsLeft, Optional<LocalDate> lastPaidOn)
            implements Benefit {
        @Override
        public String toString() {
            return "Unemployment[****]";
        }
    }

    /** The grade of lost capacity for work, 1 (all of it) to 10. */
    public record Capacity(int grade) implements Benefit {
        @Override
        public String toString() {
            return "Capacity[****]";
        }
    }

    @Override
    public String toString() {
        return "BenefitRow[****]";
    }
}
