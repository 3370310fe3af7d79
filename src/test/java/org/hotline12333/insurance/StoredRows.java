package org.hotline12333.insurance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** All that a database holds, as text that is the same for the same in H2 and PostgreSQL. */
final class StoredRows {
    private StoredRows() {}

    static Map<String, List<String>> of(DataSource database) {
        JdbcClient sql = JdbcClient.create(database);
        Map<String, List<String>> rows = new TreeMap<>();
        for (String table :
                sql.sql(
                                "select table_name from information_schema.tables"
                                        + " where table_schema = current_schema"
                                        + " and table_name not like 'flyway%'")
                        .query(String.class)
                        .list()) {
            List<String> all =
                    new ArrayList<>(
                            sql.sql("select * from " + table).query((row, _) -> text(row)).list());
            Collections.sort(all);
            rows.put(table, all);
        }
        return rows;
    }

    private static String text(ResultSet row) throws SQLException {
        Map<String, String> values = new TreeMap<>();
        for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            String name = row.getMetaData().getColumnName(column);
            boolean moment =
                    row.getMetaData().getColumnTypeName(column).startsWith("TIMESTAMP WITH TIME")
                            || row.getMetaData().getColumnTypeName(column).equals("timestamptz");
            @Nullable Object value =
                    moment ? row.getObject(column, OffsetDateTime.class) : row.getObject(column);
            values.put(
                    name,
                    switch (value) {
                        case null -> "null";
                        case byte[] bytes -> HexFormat.of().formatHex(bytes);
                        case OffsetDateTime at -> at.toInstant().toString();
                        case Object other -> "'" + other + "'";
                    });
        }
        return values.toString();
    }
}
