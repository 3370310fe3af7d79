package org.hotline12333.calllog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.hotline12333.calllog.LoggedStep.Answer;
import org.hotline12333.calllog.LoggedStep.Farewell;
import org.hotline12333.calllog.LoggedStep.Passing;
import org.hotline12333.calllog.LoggedStep.Question;
import org.hotline12333.calllog.LoggedStep.Submission;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads calls back. */
final class CallLogReader {
    private final JdbcClient sql;

    CallLogReader(DataSource source) {
        JdbcTemplate jdbc = new JdbcTemplate(source);
        jdbc.setQueryTimeout((int) CallLogTables.STATEMENT_MAX.toSeconds());
        sql = JdbcClient.create(jdbc);
    }

    List<LoggedCall> calls(String callId) {
        return sql.sql("select * from call_log where call_id = ? order by began_at, created_at")
                .param(callId)
                .query((row, _) -> call(row))
                .list();
    }

    private LoggedCall call(ResultSet row) throws SQLException {
        return new LoggedCall(
                row.getString("call_id"),
                row.getString("dialled"),
                row.getString("dialplan"),
                row.getObject("began_at", OffsetDateTime.class).toInstant(),
                steps(row.getObject("id", UUID.class)),
                end(row));
    }

    private static Optional<LoggedCall.End> end(ResultSet row) throws SQLException {
        Optional<Duration> after = millis(row, "ended_after_ms");
        if (after.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new LoggedCall.End(after.get(), row.getString("end_kind"), row.getString("queue")));
    }

    private List<LoggedStep> steps(UUID call) {
        return sql.sql("select * from call_log_step where call = ? order by number")
                .param(call)
                .query((row, _) -> step(row))
                .list();
    }

    private static LoggedStep step(ResultSet row) throws SQLException {
        Duration at = Duration.ofMillis(row.getLong("at_ms"));
        String place = row.getString("place");
        String language = row.getString("language");
        List<String> ways = list(row, "ways");
        return switch (Kind.valueOf(row.getString("kind"))) {
            case QUESTION ->
                    new Question(at, place, language, list(row, "texts"), answer(row), ways);
            case SUBMISSION ->
                    new Submission(
                            at, place, row.getString("service"), row.getString("outcome"), ways);
            case PASSING -> new Passing(at, ways);
            case FAREWELL -> new Farewell(at, language, list(row, "texts"));
        };
    }

    private static Optional<Answer> answer(ResultSet row) throws SQLException {
        Optional<Duration> at = millis(row, "answered_at_ms");
        if (at.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Answer(
                        at.get(),
                        row.getString("keys"),
                        row.getInt("key_count"),
                        row.getString("key_end")));
    }

    private static Optional<Duration> millis(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Duration.ofMillis(millis));
    }

    private static List<String> list(ResultSet row, String column) throws SQLException {
        String list = row.getString(column);
        return list.isEmpty() ? List.of() : List.of(list.split(","));
    }
}
