package org.hotline12333.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a caller was told of, and the row that the audit must have of it. A count of wrong tries is
 * written in the transaction of its row.
 *
 * @param enquiry as the audit calls it
 */
public record Told(String call, String enquiry) {
    /**
     * What a caller was told.
     *
     * @param heard the clips of a call in Mandarin
     * @param balance the clips of the pension balance
     */
    public static List<Told> in(String call, List<String> heard, List<String> balance) {
        List<Told> told = new ArrayList<>();
        if (heard.contains("zh/verified") || heard.contains("zh/refused")) {
            told.add(new Told(call, "VERIFY_NUMBERS"));
        }
        if (Collections.indexOfSubList(heard, balance) >= 0) {
            told.add(new Told(call, "PENSION"));
        }
        return told;
    }

    public static List<Told> onRecord(JdbcClient sql) {
        return sql.sql("select call_id, enquiry from enquiry_audit")
                .query((row, _) -> new Told(row.getString(1), row.getString(2)))
                .list();
    }
}
