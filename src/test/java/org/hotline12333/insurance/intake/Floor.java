package org.hotline12333.insurance.intake;

import static org.hotline12333.insurance.intake.IntakeFigures.say;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the database alone takes: for a delivery's contributions as text, for a shelf's records. */
final class Floor {
    private static final String COLUMNS =
            "(AAC001 varchar(20), AAE140 varchar(3), AAE003 integer, AAE002 integer,"
                    + " AAE180 numeric(14, 2), AAE022 numeric(14, 2), AAE020 numeric(14, 2),"
                    + " AAE078 smallint)";

    private final JdbcTemplate jdbc;
    private final boolean server;
    private final Cpu cpu;
    private Took rows;
    private Took records;

    Floor(DataSource source, boolean server, Cpu cpu) {
        jdbc = new JdbcTemplate(source);
        this.server = server;
        this.cpu = cpu;
        rows = Took.begin(cpu);
        records = rows;
    }

    Took rows() {
        return rows;
    }

    Took records() {
        return records;
    }

    private interface Copying {
        long by(CopyManager copy) throws SQLException, IOException;
    }

    private long copy(Copying copying) {
        Long copied =
                jdbc.execute(
                        (ConnectionCallback<Long>)
                                connection -> {
                                    try {
                                        return copying.by(
                                                connection.unwrap(PGConnection.class).getCopyAPI());
                                    } catch (IOException fault) {
                                        throw new SQLException(fault);
                                    }
                                });
        return copied == null ? 0 : copied;
    }

    /** The same file, unzipped beforehand. */
    void contributions(Path delivery) throws IOException {
        Path unzipped = Files.createTempFile("bare", ".csv");
        try (InputStream from =
                        new GZIPInputStream(
                                Files.newInputStream(delivery.resolve("contributions.csv.gz")));
                OutputStream to = new BufferedOutputStream(Files.newOutputStream(unzipped))) {
            from.transferTo(to);
        }
        rows = Took.begin(cpu);
        long copied;
        if (server) {
            jdbc.execute("create table bare_contribution " + COLUMNS);
            try (InputStream from = Files.newInputStream(unzipped)) {
                copied =
                        copy(copy ->
                                copy.copyIn(
                                        "copy bare_contribution from stdin (format csv, header)",
                                        from,
                                        1 << 16));
            }
        } else {
            jdbc.execute("create table bare_contribution " + COLUMNS);
            copied =
                    jdbc.update(
                            "insert into bare_contribution select * from csvread('%s')"
                                    .formatted(unzipped));
        }
        rows.end(copied);
        Files.delete(unzipped);
        jdbc.execute("drop table bare_contribution");
        say("  floor: contributions bare %s".formatted(rows));
    }

    /** The visible shelf's own rows once more, from a file where the database has COPY. */
    void shelf() throws IOException {
        jdbc.execute("drop table if exists bare_record");
        jdbc.execute(
                "create table bare_record (person bigint primary key, delivery integer not null,"
                        + " sealing_key varchar(16) not null, record bytea not null)");
        long copied;
        if (server) {
            Path file = Files.createTempFile("bare", ".copy");
            try (OutputStream to = new BufferedOutputStream(Files.newOutputStream(file))) {
                copy(copy -> copy.copyOut("copy record_a to stdout (format binary)", to));
            }
            records = Took.begin(cpu);
            try (InputStream from = Files.newInputStream(file)) {
                copied =
                        copy(copy ->
                                copy.copyIn(
                                        "copy bare_record from stdin (format binary)",
                                        from,
                                        1 << 16));
            }
            records.end(copied);
            Files.delete(file);
            jdbc.execute("vacuum (freeze, analyze) bare_record");
        } else {
            records = Took.begin(cpu);
            copied = jdbc.update("insert into bare_record select * from record_a");
            records.end(copied);
        }
        say("  floor: records bare %s".formatted(records));
    }

    void bytesAPerson() {
        Long people = jdbc.queryForObject("select count(*) from record_a", Long.class);
        Long record =
                jdbc.queryForObject("select sum(octet_length(record)) from record_a", Long.class);
        long count = people == null ? 1 : people;
        say(
                "  %,d bytes of sealed record a person"
                        .formatted((record == null ? 0 : record) / count));
        if (server) {
            for (String table : new String[] {"record_a", "record_b", "person_number"}) {
                Long bytes =
                        jdbc.queryForObject(
                                "select pg_total_relation_size('%s')".formatted(table), Long.class);
                say(
                        "  %s: %,d bytes a person"
                                .formatted(table, (bytes == null ? 0 : bytes) / count));
            }
        }
    }
}
