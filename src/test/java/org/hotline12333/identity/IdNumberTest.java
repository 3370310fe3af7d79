package org.hotline12333.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.hotline12333.identity.IdNumber.Fault;
import org.hotline12333.identity.IdNumber.Malformed;
import org.hotline12333.identity.IdNumber.Read;
import org.hotline12333.identity.IdNumber.Repair;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdNumberTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 20);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "11010519491231002X",
                "440524188001010014",
                "34052419800101001X",
                "420102197305080012",
                "990000198001010012",
                "990000195602290028",
                "990000200102031234",
                "990000199001010113",
                "99000019850615007X"
            })
    void readsAValidNumberAsItIs(String keyed) {
        assertThat(read(keyed).repair()).isEqualTo(Repair.NONE);
        assertThat(read(keyed).number().reveal()).isEqualTo(keyed);
    }

    @ParameterizedTest
    @CsvSource({
        "99000019850615007*, 99000019850615007X, NONE",
        "99000019850615007x, 99000019850615007X, NONE",
        "990000198506150070, 99000019850615007X, ZERO_FOR_X",
        "34052419800101001,  34052419800101001X, CHECK_DIGIT_ADDED",
        "99000019800101001,  990000198001010012, CHECK_DIGIT_ADDED",
        "340524800101001,    34052419800101001X, OLD_FORM",
        "990000560229002,    990000195602290028, OLD_FORM"
    })
    void repairsWhatCallersKeyAndSaysHow(String keyed, String number, Repair repair) {
        assertThat(read(keyed).number().reveal()).isEqualTo(number);
        assertThat(read(keyed).repair()).isEqualTo(repair);
    }

    @ParameterizedTest
    @CsvSource({
        "'', LENGTH",
        "9900001980010100, LENGTH",
        "9900001980010100123, LENGTH",
        "990000*98001010012, SYMBOLS",
        "9900001980010100*, SYMBOLS",
        "99000056022900*, SYMBOLS",
        "９９0000198001010012, SYMBOLS",
        "990000198001010013, CHECK_DIGIT",
        "990000198001010010, CHECK_DIGIT",
        "99000019800101001*, CHECK_DIGIT",
        "99000019570229001, BIRTH_DATE",
        "99000019801301001, BIRTH_DATE",
        "990000570229002, BIRTH_DATE"
    })
    void saysWhyAnEntryIsNoNumber(String keyed, Fault fault) {
        assertThat(IdNumber.read(keyed, TODAY)).isEqualTo(new Malformed(fault));
    }

    @Test
    void readsAPersonBornToday() {
        assertThat(IdNumber.read("99000020261120001", TODAY)).isInstanceOf(Read.class);
    }

    @Test
    void refusesAPersonBornTomorrow() {
        assertThat(IdNumber.read("99000020261121001", TODAY))
                .isEqualTo(new Malformed(Fault.BIRTH_DATE));
    }

    @Test
    void readsForeignersNumbersToo() {
        assertThat(IdNumber.read("81000019800101001", TODAY)).isInstanceOf(Read.class);
    }

    @Test
    void isEqualHoweverItWasKeyed() {
        assertThat(read("99000019850615007*").number())
                .isEqualTo(read("990000198506150070").number())
                .hasSameHashCodeAs(read("99000019850615007").number())
                .isNotEqualTo(read("990000198001010012").number());
    }

    @Test
    void printsMasked() {
        assertThat(read("990000198001010012").toString())
                .isEqualTo("Read[number=IdNumber[****], repair=NONE]");
    }

    private static Read read(String keyed) {
        return (Read) IdNumber.read(keyed, TODAY);
    }
}
