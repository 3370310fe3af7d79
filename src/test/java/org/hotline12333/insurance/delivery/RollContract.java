package org.hotline12333.insurance.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.LocalDate;
import java.util.Optional;
import org.hotline12333.insurance.TestPeople;
import org.junit.jupiter.api.Test;

/** What every roll of a delivery's persons knows; "7" is known to the records, and "8" is not. */
public abstract class RollContract {
    protected static final TestPeople WANG = TestPeople.PAYING;
    protected static final TestPeople LI = TestPeople.RETIRED;

    /** One that is empty. */
    protected abstract Roll roll() throws Exception;

    protected static PersonRow person(String number, TestPeople person) {
        return person(number, person, Optional.empty());
    }

    private static PersonRow person(String number, TestPeople person, Optional<LocalDate> died) {
        return new PersonRow(number, person.id(), person.socialSecurity(), false, died);
    }

    protected static void stands(Roll roll, String number, TestPeople person, long line) {
        assertThat(roll.line(number)).isEqualTo(line);
        assertThat(roll.line(person.id())).isEqualTo(line);
        assertThat(roll.line(person.socialSecurity())).isEqualTo(line);
    }

    @Test
    void whoeverWasEnteredStandsInTheirLine() throws Exception {
        Roll roll = roll();

        roll.enter(person("1", WANG), 2);
        roll.enter(person("2", LI), 70_000);

        stands(roll, "1", WANG, 2);
        stands(roll, "2", LI, 70_000);
        stands(roll, "3", TestPeople.NOBODY, Roll.ABSENT);
    }

    @Test
    void whoHasDiedStandsThereToo() throws Exception {
        Roll roll = roll();

        roll.enter(person("1", WANG, Optional.of(LocalDate.of(2026, 9, 1))), 2);

        stands(roll, "1", WANG, 2);
    }

    @Test
    void whomTheRecordsKnowStandsInNoLine() throws Exception {
        Roll roll = roll();

        assertThat(roll.isKnownElsewhere("7")).isTrue();
        assertThat(roll.isKnownElsewhere("8")).isFalse();
        assertThat(roll.line("7")).isEqualTo(Roll.ABSENT);
    }

    @Test
    void behindTheLastOneTheAgencysNumbersAreLeft() throws Exception {
        Roll roll = roll();
        roll.enter(person("1", WANG), 2);

        roll.complete();

        assertThat(roll.line("1")).isEqualTo(2);
        assertThat(roll.line("2")).isEqualTo(Roll.ABSENT);
        assertThatIllegalStateException().isThrownBy(() -> roll.line(WANG.id()));
        assertThatIllegalStateException().isThrownBy(() -> roll.line(WANG.socialSecurity()));
    }
}
