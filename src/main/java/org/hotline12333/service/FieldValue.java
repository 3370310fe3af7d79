package org.hotline12333.service;

import java.time.LocalDate;
import java.time.YearMonth;
import org.hotline12333.identity.IdNumber;
import org.hotline12333.identity.Secret;
import org.hotline12333.identity.SocialSecurityNumber;
import org.hotline12333.identity.TelephoneNumber;
import org.hotline12333.identity.TicketNumber;
import org.hotline12333.value.Sound;

/**
 * What a caller keyed into a field, well formed, or said. Lives as long as its form, and is never
 * stored.
 */
public sealed interface FieldValue {
    /** Nobody asks about a longer life at work. */
    int YEARS_MAX = 80;

    record Id(IdNumber number) implements FieldValue {}

    record SocialSecurity(SocialSecurityNumber number) implements FieldValue {}

    record Password(Secret password) implements FieldValue {}

    record CalendarMonth(YearMonth month) implements FieldValue {}

    record CalendarYear(java.time.Year year) implements FieldValue {}

    record Ticket(TicketNumber number) implements FieldValue {}

    record Telephone(TelephoneNumber number) implements FieldValue {}

    /** What the caller has said; empty where nothing was. */
    record Recording(Sound sound) implements FieldValue {}

    /** What a field must be declared as to take it. */
    default FieldType type() {
        return switch (this) {
            case Id _ -> FieldType.ID_NUMBER;
            case SocialSecurity _ -> FieldType.SOCIAL_SECURITY_NUMBER;
            case Password _ -> FieldType.PASSWORD;
            case CalendarMonth _ -> FieldType.YEAR_MONTH;
            case CalendarYear _ -> FieldType.YEAR;
            case Ticket _ -> FieldType.TICKET_NUMBER;
            case Telephone _ -> FieldType.TELEPHONE_NUMBER;
            case Recording _ -> FieldType.RECORDING;
        };
    }

    /**
     * Whether it is a time that a caller may ask about. Every eighth password has the form of a
     * month: one of a year to come, or of no year in which anybody alive has worked, may be one.
     */
    default boolean isLikely(LocalDate today) {
        return switch (this) {
            case CalendarMonth(YearMonth month) ->
                    !month.isAfter(YearMonth.from(today)) && isLikely(month.getYear(), today);
            case CalendarYear(java.time.Year year) -> isLikely(year.getValue(), today);
            case Id _, SocialSecurity _, Password _, Ticket _, Telephone _, Recording _ -> false;
        };
    }

    private static boolean isLikely(int year, LocalDate today) {
        return year <= today.getYear() && year > today.getYear() - YEARS_MAX;
    }
}
