package org.hotline12333.store.transfer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The tables of a database by its own account: a list of ours would lack those of a later version.
 * Flyway's is its own, and no part of a store.
 */
public final class Catalogue {
    private static final String FLYWAY = "flyway_schema_history";

    private Catalogue() {}

    /** The columns of each table; a table comes behind those that its rows refer to. */
    static SequencedMap<String, List<String>> tables(JdbcTemplate jdbc) {
        Map<String, List<String>> columns = new TreeMap<>();
        jdbc.query(
                """
                select t.table_name, c.column_name
                from information_schema.tables t
                    join information_schema.columns c
                        on c.table_schema = t.table_schema and c.table_name = t.table_name
                where t.table_schema = current_schema and t.table_type = 'BASE TABLE'
                    and t.table_name <> ?
                order by t.table_name, c.ordinal_position
                """,
                row -> {
                    columns.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                            .add(row.getString(2));
                },
                FLYWAY);
        Map<String, Set<String>> referred = referred(jdbc);
        Set<String> order = new LinkedHashSet<>();
        columns.keySet().forEach(table -> put(table, referred, order));
        SequencedMap<String, List<String>> ordered = new LinkedHashMap<>();
        order.forEach(table -> ordered.put(table, columns.getOrDefault(table, List.of())));
        return ordered;
    }

    private static void put(String table, Map<String, Set<String>> referred, Set<String> order) {
        if (!order.contains(table)) {
            referred.getOrDefault(table, Set.of()).stream()
                    .filter(other -> !other.equals(table))
                    .forEach(other -> put(other, referred, order));
            order.add(table);
        }
    }

    private static Map<String, Set<String>> referred(JdbcTemplate jdbc) {
        Map<String, Set<String>> referred = new HashMap<>();
        jdbc.query(
                """
                select from_here.table_name, to_there.table_name
                from information_schema.referential_constraints r
                    join information_schema.table_constraints from_here
                        on from_here.constraint_schema = r.constraint_schema
                            and from_here.constraint_name = r.constraint_name
                    join information_schema.table_constraints to_there
                        on to_there.constraint_schema = r.unique_constraint_schema
                            and to_there.constraint_name = r.unique_constraint_name
                where r.constraint_schema = current_schema
                """,
                row -> {
                    referred.computeIfAbsent(row.getString(1), _ -> new LinkedHashSet<>())
                            .add(row.getString(2));
                });
        return referred;
    }

    /** Of an embedded database: which column numbers the rows of a table, and how it goes on. */
    static Map<String, Numbered> numbered(JdbcTemplate jdbc) {
        Map<String, Numbered> numbered = new HashMap<>();
        jdbc.query(
                """
                select table_name, column_name, identity_base from information_schema.columns
                where table_schema = current_schema and is_identity = 'YES'
                """,
                row -> {
                    numbered.put(row.getString(1), new Numbered(row.getString(2), row.getLong(3)));
                });
        return numbered;
    }

    /** How a table numbers its rows. */
    record Numbered(String column, long next) {
        static final Numbered NOT = new Numbered("", 0);
    }

    /**
     * Keeps everybody else away from all tables for the transaction under way, also who would only
     * look; where somebody is there already, it waits for nobody.
     */
    public static void lock(JdbcTemplate jdbc) {
        jdbc.execute(
                "lock table "
                        + tables(jdbc).keySet().stream()
                                .map(Table::quoted)
                                .collect(Collectors.joining(", "))
                        + " in access exclusive mode nowait");
    }
}
