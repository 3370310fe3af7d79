package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.hotline12333.HotlineApplication;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.settings.OfflineSettings;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;

/** {@code ./hotline record of} and {@code ./hotline reconcile}, after a server has ended. */
class RecordCommandTest {
    private static final String PAYING = "990000198001010012";

    @TempDir Path data;

    private Map<String, String> environment;

    @BeforeEach
    void serve() {
        environment = Map.of("HOTLINE_DATA", data.toString(), "HOTLINE_AGI_PORT", "0");
        new SpringApplicationBuilder(HotlineApplication.class)
                .properties(Map.copyOf(environment))
                .run()
                .close();
    }

    private void change(String statement) {
        try (OfflineSettings settings = OfflineSettings.read(environment)) {
            JdbcClient.create(settings.database()).sql(statement).update();
        }
    }

    @Test
    void showsAllThatCallersCouldHearAndThatItWasShown() {
        Verb shown = Verb.fed(PAYING + "\n", environment, "record", "of");

        assertThat(shown.status()).isZero();
        assertThat(shown.out())
                .contains(
                        "data from 1998-01 to 2026-10",
                        "pension: employee, paying, 186 months paid, 186 in a row",
                        "pension, account: 28640.32 yuan",
                        "medical, account: 3217.05 yuan, 156.80 credited this month, 1846.30 spent"
                                + " this year")
                .doesNotContain(PAYING);
        assertThat(Verb.fed(PAYING + "\n", environment, "audit", "of").out())
                .contains("command line", "record: answered")
                .doesNotContain(PAYING);
    }

    @Test
    void showsNothingThatCannotBeWrittenToTheAudit() {
        change("alter table enquiry_audit rename to elsewhere");

        Verb shown = Verb.fed(PAYING + "\n", environment, "record", "of");

        assertThat(shown.status()).isNotZero();
        assertThat(shown.out()).isEmpty();
    }

    @Test
    void showsBenefitsAsADeliverySaysThem() {
        assertThat(Verb.fed("990000195602290028\n", environment, "record", "of").out())
                .contains(
                        "benefit PENSION, AAE003 2026-10, amount 4215.60, paid_on 2026-10-10,"
                                + " account_tail 8862");
        assertThat(Verb.fed("99000019831111014X\n", environment, "record", "of").out())
                .contains(
                        "benefit UNEMPLOYMENT, amount 2124.00, paid_on 2026-10-15, months_left 5");
    }

    @Test
    void showsNobodyWhoIsNotThere() {
        Verb nobody = Verb.fed("990000197001051127\n", environment, "record", "of");

        assertThat(nobody.status()).isNotZero();
        assertThat(nobody.err()).containsExactly("hotline: nobody in the records has this number");
        assertThat(Verb.run(environment, "record").err())
                .containsExactly("hotline: of is missing; see hotline record --help");
    }

    @Test
    void aWholeShelfIsWhatWasDelivered() {
        Verb whole = Verb.run(environment, "reconcile");

        assertThat(whole.err()).isEmpty();
        assertThat(whole.out())
                .startsWith("data date 2026-10, 19 people")
                .containsPattern("pension: [0-9,]+ months, [0-9,.]+ yuan of persons");
    }

    @Test
    void aRecordThatIsGoneIsNoticed() {
        change("delete from record_a where person = 1");

        Verb gone = Verb.run(environment, "reconcile");

        assertThat(gone.status()).isEqualTo(1);
        assertThat(gone.err())
                .hasSizeGreaterThan(1)
                .contains("19 people were delivered")
                .anyMatch(line -> line.startsWith("delivered were pension: "));
    }

    @Test
    void aSumThatPartsByOneFenIsNamedByItsInsurance() {
        change(
                "update delivery_sum set employer = employer + 1 where insurance = "
                        + Insurance.PENSION.code());

        Verb parted = Verb.run(environment, "reconcile");

        assertThat(parted.status()).isEqualTo(1);
        assertThat(parted.err()).singleElement().asString().startsWith("delivered were pension: ");
    }

    @Test
    void aRecordUnderAnotherPersonIsNoticed() {
        change("delete from record_a where person = 2");
        change("update record_a set person = 2 where person = 1");

        Verb moved = Verb.run(environment, "reconcile");

        assertThat(moved.status()).isNotZero();
        assertThat(moved.err()).singleElement().asString().contains("was changed by somebody else");
    }
}
