package org.hotline12333.simulator.bench;

import java.io.Closeable;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * The least that a store of sealed records can do for a caller, written by hand on JDBC: for a
 * verification it looks a number up by its hash, and writes the try and an audit row; for an
 * enquiry it reads and opens a record, and writes a signed audit row. Each is a transaction that is
 * on the disk when it returns. No chain, no lock-out, no deadline, no data that could be told.
 */
final class BareStore implements Closeable {
    /** As many as the hotline has at most. */
    private static final int CONNECTIONS = 10;

    private static final int PEOPLE = 20_000;
    private static final int BATCH = 1_000;

    /** What a record takes of ten years and five insurances. */
    private static final int RECORD = 640;

    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final BlockingQueue<Session> free = new ArrayBlockingQueue<>(CONNECTIONS);
    private final SecretKeySpec sealing = key("AES");
    private final SecretKeySpec signing = key("HmacSHA256");

    private BareStore() {}

    private static SecretKeySpec key(String algorithm) {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new SecretKeySpec(key, algorithm);
    }

    /**
     * Makes the tables anew, with records of its own, in a schema or a file of its own.
     *
     * @param url a PostgreSQL, where schema {@code hotline_bench} is replaced, or an H2
     */
    static BareStore open(String url, String user, String password)
            throws SQLException, GeneralSecurityException {
        BareStore store = new BareStore();
        boolean embedded = url.startsWith("jdbc:h2:");
        try {
            Connection first = DriverManager.getConnection(url, user, password);
            store.fill(first);
            store.free.add(new Session(first, embedded));
            while (store.free.size() < CONNECTIONS) {
                store.free.add(
                        new Session(DriverManager.getConnection(url, user, password), embedded));
            }
            return store;
        } catch (SQLException | GeneralSecurityException fault) {
            store.close();
            throw fault;
        }
    }

    private void fill(Connection connection) throws SQLException, GeneralSecurityException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop schema if exists hotline_bench cascade");
            statement.execute("create schema hotline_bench");
            statement.execute(
                    "create table hotline_bench.person(hash varchar(64) primary key, id bigint not null)");
            statement.execute(
                    "create table hotline_bench.record(id bigint primary key, sealed %s not null)"
                            .formatted(
                                    connection.getMetaData().getURL().startsWith("jdbc:h2:")
                                            ? "varbinary"
                                            : "bytea"));
            String row =
                    "(id bigint generated always as identity primary key, person bigint not null, at bigint not null";
            statement.execute("create table hotline_bench.attempt" + row + ")");
            statement.execute(
                    "create table hotline_bench.audit" + row + ", mac varchar(64) not null)");
        }
        connection.setAutoCommit(false);
        try (PreparedStatement person =
                        connection.prepareStatement(
                                "insert into hotline_bench.person values (?, ?)");
                PreparedStatement record =
                        connection.prepareStatement(
                                "insert into hotline_bench.record values (?, ?)")) {
            byte[] plain = new byte[RECORD];
            for (int id = 0; id < PEOPLE; id++) {
                person.setString(1, signed(Integer.toString(id)));
                person.setLong(2, id);
                person.addBatch();
                record.setLong(1, id);
                record.setBytes(2, seal(plain));
                record.addBatch();
                if (id % BATCH == BATCH - 1) {
                    person.executeBatch();
                    record.executeBatch();
                }
            }
        }
        connection.commit();
    }

    private byte[] seal(byte[] plain) throws GeneralSecurityException {
        byte[] nonce = new byte[NONCE];
        new SecureRandom().nextBytes(nonce);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, sealing, new GCMParameterSpec(TAG_BITS, nonce));
        byte[] sealed = cipher.doFinal(plain);
        return ByteBuffer.allocate(NONCE + sealed.length).put(nonce).put(sealed).array();
    }

    private byte[] open(byte[] sealed) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, sealing, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE));
        return cipher.doFinal(sealed, NONCE, sealed.length - NONCE);
    }

    private String signed(String text) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(signing);
        return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    }

    /**
     * Verifies whoever calls for this time.
     *
     * @return who that is
     */
    long verify(long call) throws SQLException, GeneralSecurityException, InterruptedException {
        String hash = signed(Long.toString(call % PEOPLE));
        Session session = free.take();
        try {
            long person = session.person(hash);
            session.tried(person);
            session.audited(person, signed("verified " + person));
            session.commit();
            return person;
        } finally {
            free.add(session);
        }
    }

    /**
     * Reads a record for an answer.
     *
     * @return its length in bytes
     */
    int enquire(long person) throws SQLException, GeneralSecurityException, InterruptedException {
        Session session = free.take();
        try {
            byte[] record = open(session.record(person));
            session.audited(person, signed("told " + person));
            session.commit();
            return record.length;
        } finally {
            free.add(session);
        }
    }

    /** How many there are in {@code audit} or {@code attempt}. */
    long rows(String table) throws SQLException, InterruptedException {
        Session session = free.take();
        try (Statement statement = session.connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("select count(*) from hotline_bench." + table)) {
            rows.next();
            return rows.getLong(1);
        } finally {
            free.add(session);
        }
    }

    @Override
    public void close() {
        List<Session> all = new ArrayList<>();
        free.drainTo(all);
        for (Session session : all) {
            session.close();
        }
    }

    /** A connection with its statements. */
    private static final class Session {
        private final Connection connection;
        private final boolean embedded;
        private final PreparedStatement person;
        private final PreparedStatement record;
        private final PreparedStatement tried;
        private final PreparedStatement audited;

        Session(Connection connection, boolean embedded) throws SQLException {
            this.connection = connection;
            this.embedded = embedded;
            connection.setAutoCommit(false);
            person =
                    connection.prepareStatement(
                            "select id from hotline_bench.person where hash = ?");
            record =
                    connection.prepareStatement(
                            "select sealed from hotline_bench.record where id = ?");
            tried =
                    connection.prepareStatement(
                            "insert into hotline_bench.attempt(person, at) values (?, ?)");
            audited =
                    connection.prepareStatement(
                            "insert into hotline_bench.audit(person, at, mac) values (?, ?, ?)");
        }

        long person(String hash) throws SQLException {
            person.setString(1, hash);
            try (ResultSet row = person.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }

        byte[] record(long id) throws SQLException {
            record.setLong(1, id);
            try (ResultSet row = record.executeQuery()) {
                row.next();
                return row.getBytes(1);
            }
        }

        void tried(long who) throws SQLException {
            tried.setLong(1, who);
            tried.setLong(2, System.currentTimeMillis());
            tried.executeUpdate();
        }

        void audited(long who, String mac) throws SQLException {
            audited.setLong(1, who);
            audited.setLong(2, System.currentTimeMillis());
            audited.setString(3, mac);
            audited.executeUpdate();
        }

        /** H2 writes what is committed later; here it is on the disk. */
        void commit() throws SQLException {
            connection.commit();
            if (embedded) {
                try (Statement sync = connection.createStatement()) {
                    sync.execute("checkpoint sync");
                }
                connection.commit();
            }
        }

        void close() {
            try {
                connection.close();
            } catch (SQLException gone) {
                Thread.onSpinWait(); // the database is gone, and its connections with it
            }
        }
    }
}
