package org.hotline12333.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What would have to be true were the store spread over several databases (docs/benchmarks.md):
 * each unique key of a table that is spread contains the column it is spread by, and foreign keys
 * lead to tables that are everywhere.
 */
class DistributionTest {
    /** By which column a table would be spread. */
    private static final Map<String, String> SPREAD =
            Map.of(
                    "record_a", "person",
                    "record_b", "person",
                    "credential", "person",
                    "password_change", "person",
                    "card_loss", "person",
                    "person_number", "hash",
                    "ticket", "owner",
                    "recording", "ticket");

    /** What every database would have: a few rows, those who operate, names with their sounds. */
    private static final Set<String> EVERYWHERE =
            Set.of(
                    "account",
                    "account_code",
                    "account_session",
                    "account_try",
                    "delivery",
                    "delivery_sum",
                    "visible_delivery",
                    "draft",
                    "draft_file",
                    "draft_on_number",
                    "draft_on_number_file",
                    "draft_reader",
                    "release",
                    "release_file",
                    "release_turn",
                    "intake_turn",
                    "sealing_key",
                    "key_holder",
                    "spoken_name");

    /** What one database keeps of the calls that it serves. */
    private static final Set<String> LOCAL =
            Set.of(
                    "audit_head",
                    "audit_link",
                    "call_log",
                    "kept_release",
                    "queue_visit",
                    "enquiry_audit",
                    "lock_out",
                    "opened_state",
                    "outbox",
                    "outbox_turn",
                    "server_board",
                    "throttle",
                    "time_seen",
                    "traffic");

    /** Keys that would have to be made longer first. */
    private static final Set<String> TOO_SHORT =
            Set.of(
                    "card_loss (id)",
                    "person_number (id)",
                    "recording (id)",
                    "ticket (id)",
                    "ticket (number)");

    @TempDir static Path folder;

    private static @Nullable TestPostgres server;
    private static JdbcClient sql;

    @BeforeAll
    static void open() {
        TestPostgres started = TestPostgres.start();
        server = started;
        StoreUnderTest store =
                StoreUnderTest.empty(started.emptyDatabase(), folder.resolve("hotline.key"));
        sql = store.sql();
    }

    @AfterAll
    static void close() {
        if (server != null) {
            server.close();
        }
    }

    private record Column(String key, String table, String column) {}

    /** Also those that no constraint names, but an index. */
    private static Map<String, Set<String>> uniqueKeys() {
        List<Column> columns =
                sql.sql(
                                """
                                select cast(indexrelid as regclass), spread.relname,
                                    coalesce(attname, '')
                                from pg_index
                                    join pg_class spread on spread.oid = indrelid
                                    left join pg_attribute
                                        on attrelid = indrelid and attnum = any(indkey)
                                where indisunique
                                    and relnamespace = cast('public' as regnamespace)
                                """)
                        .query((row, _) ->
                                new Column(row.getString(1), row.getString(2), row.getString(3)))
                        .list();
        Map<String, Set<String>> keys = new TreeMap<>();
        columns.forEach(column ->
                keys.computeIfAbsent(column.table() + " " + column.key(), _ -> new TreeSet<>())
                        .add(column.column()));
        return keys;
    }

    @Test
    void eachTableIsSpreadOrEverywhereOrLocal() {
        Set<String> named = new TreeSet<>(SPREAD.keySet());
        named.addAll(EVERYWHERE);
        named.addAll(LOCAL);
        named.add("flyway_schema_history");
        assertThat(
                        sql.sql(
                                        "select table_name from information_schema.tables"
                                                + " where table_schema = 'public'")
                                .query(String.class)
                                .list())
                .containsExactlyInAnyOrderElementsOf(named);
    }

    @Test
    void eachUniqueKeyOfASpreadTableContainsTheColumnItIsSpreadBy() {
        Set<String> without = new TreeSet<>();
        uniqueKeys()
                .forEach((key, columns) -> {
                    String table = key.substring(0, key.indexOf(' '));
                    String by = SPREAD.get(table);
                    if (by != null && !columns.contains(by)) {
                        without.add(table + " (" + String.join(", ", columns) + ")");
                    }
                });
        assertThat(without).isEqualTo(TOO_SHORT);
    }

    @Test
    void foreignKeysLeadToWhatIsEverywhere() {
        assertThat(
                        sql.sql(
                                        """
                                        select distinct c.table_name || ' to ' || u.table_name
                                        from information_schema.table_constraints c
                                            join information_schema.constraint_column_usage u
                                                on u.constraint_schema = c.constraint_schema
                                                    and u.constraint_name = c.constraint_name
                                        where c.table_schema = 'public'
                                            and c.constraint_type = 'FOREIGN KEY'
                                            and u.table_name not in (:everywhere)
                                        """)
                                .param("everywhere", EVERYWHERE)
                                .query(String.class)
                                .list())
                .isEmpty();
    }
}
