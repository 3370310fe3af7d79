package org.hotline12333.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.http.ResponseEntity;

class CsvTest {
    @Test
    void aTableIsAFileThatNobodyKeeps() {
        ResponseEntity<String> table =
                Csv.of("calls.csv", List.of("call", "how"), Stream.of(List.of("1.1", "a,\"b\"")));

        assertThat(table.getBody()).isEqualToNormalizingNewlines("call,how\n1.1,\"a,\"\"b\"\"\"\n");
        assertThat(table.getHeaders().getFirst("Content-Disposition"))
                .isEqualTo("attachment; filename=\"calls.csv\"");
        assertThat(table.getHeaders().getCacheControl()).isEqualTo("no-store");
    }

    @Test
    void whatSomebodyHasTypedIsNoFormulaOfASpreadsheet() {
        Stream<List<String>> typed =
                Stream.of("=1+1", "+1", "-1", "@sum", "\tx", "1-1", "").map(List::of);

        assertThat(Csv.of("x.csv", List.of("reason"), typed).getBody())
                .isEqualToNormalizingNewlines("reason\n'=1+1\n'+1\n'-1\n'@sum\n'\tx\n1-1\n\n");
    }
}
