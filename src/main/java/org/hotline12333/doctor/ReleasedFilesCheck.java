package org.hotline12333.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hotline12333.doctor.Finding.Warning;
import org.hotline12333.doctor.Finding.Well;
import org.hotline12333.doctor.Finding.Wrong;
import org.jspecify.annotations.Nullable;

/**
 * Whether the folder of this server is as what was published left it.
 *
 * @param home the project's folder
 * @param source the record store's database
 */
record ReleasedFilesCheck(Path home, DataSource source) implements Check {
    private static final int NAMED = 3;

    private static final String LAST =
            """
            select file.path, file.becomes from release_file file join
                (select path, max(release) release from release_file group by path) newest
                on newest.path = file.path and newest.release = file.release
            order by file.path
            """;

    @Override
    public String subject() {
        return "published";
    }

    @Override
    public Finding look() throws IOException {
        try (Connection connection = source.getConnection()) {
            long newest = newest(connection);
            long has = has();
            if (newest == 0) {
                return new Well("nothing was published from the console yet");
            }
            if (has < newest) {
                return new Wrong(
                        "this folder has release %d, the newest is %d".formatted(has, newest),
                        "start ./hotline serve; where it runs, its log says after 'release not"
                                + " applied' what is in the way");
            }
            return judged(newest, other(connection));
        } catch (SQLException _) { // what is wrong with the database is told of the database
            return new Well("looked at where the database is free");
        }
    }

    private static Finding judged(long newest, List<String> other) {
        if (other.isEmpty()) {
            return new Well("this folder is as release " + newest + " left it");
        }
        String names = other.stream().limit(NAMED).collect(Collectors.joining(", "));
        return new Warning(
                "%d files were changed by hand since they were published: %s%s"
                        .formatted(other.size(), names, other.size() > NAMED ? ", ..." : ""),
                "where that is meant, change them alike on every server; else change them back in"
                        + " a draft of the console");
    }

    private long has() throws IOException {
        Path number = home.resolve(".publishing/number");
        return Files.exists(number) ? Long.parseLong(Files.readString(number).strip()) : 0;
    }

    private static long newest(Connection connection) throws SQLException {
        try (PreparedStatement asking =
                        connection.prepareStatement("select coalesce(max(id), 0) from release");
                ResultSet answer = asking.executeQuery()) {
            answer.next();
            return answer.getLong(1);
        }
    }

    private List<String> other(Connection connection) throws SQLException, IOException {
        List<String> other = new ArrayList<>();
        try (PreparedStatement asking = connection.prepareStatement(LAST);
                ResultSet files = asking.executeQuery()) {
            while (files.next()) {
                String path = files.getString("path");
                if (isOther(home.resolve(path), files.getBytes("becomes"))) {
                    other.add(path);
                }
            }
        }
        return other;
    }

    private static boolean isOther(Path file, byte @Nullable [] published) throws IOException {
        boolean there = Files.exists(file);
        return published == null
                ? there
                : !there || !Arrays.equals(Files.readAllBytes(file), published);
    }
}
