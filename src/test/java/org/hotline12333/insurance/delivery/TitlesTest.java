package org.hotline12333.insurance.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.siegmar.fastcsv.reader.CsvReader;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Agencies deliver a column that came later when they can. */
class TitlesTest {
    private static final Column LATER = new Column("since", "since when", "date", true);
    private static final List<Column> COLUMNS = List.of(Column.AAC001, Column.BENEFIT, LATER);

    private static RawRow row(String line) {
        RawRow row = new RawRow();
        var _ = CsvReader.builder().build(row, line).iterator().next();
        return row;
    }

    private static int[] places(String titles) throws FileFaultException {
        return Titles.places(COLUMNS, row(titles), AgencyTable.shipped());
    }

    @Test
    void aDeliveryMayBeWithoutAColumnThatCameLater() throws Exception {
        int[] places = places("benefit,AAC001");
        Calendar calendar =
                new Calendar(DateForm.DIGITS, YearMonth.of(2026, 9), YearMonth.of(2026, 9));
        Fields fields = new Fields(row("CARD,1001"), COLUMNS, places, calendar);

        assertThat(fields.letters(0)).isEqualTo("1001");
        assertThat(fields.isEmpty(2)).isTrue();
        assertThatThrownBy(() -> fields.date(2)).hasMessage("since is empty");
    }

    @Test
    void everyDeliveryHasTheColumnsOfTheFirstFormat() {
        assertThatThrownBy(() -> places("AAC001"))
                .isInstanceOf(FileFaultException.class)
                .hasMessage("there is no column benefit");
    }
}
