package org.hotline12333.calllog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the calls of the log were led by, as files, for as long as there is a call that was. Throws
 * {@link CallLogAwayException}. Safe for all threads.
 */
public final class KeptReleases {
    private final JdbcClient sql;

    KeptReleases(DataSource source) {
        JdbcTemplate jdbc = new JdbcTemplate(source);
        jdbc.setQueryTimeout((int) CallLogTables.STATEMENT_MAX.toSeconds());
        sql = JdbcClient.create(jdbc);
    }

    /** Which files a call was led by: those that this dialplan had from then on. */
    public record Kept(String dialplan, Instant since, String print) {}

    /**
     * Keeps files, where the dialplan did not have the same ones last.
     *
     * @param print of the files
     * @return whether they were others
     */
    public boolean keep(String dialplan, Instant since, String print, byte[] files) {
        try {
            boolean known =
                    sql.sql(
                                    """
                                    select print from kept_release where dialplan = ?
                                    order by since desc limit 1
                                    """)
                            .param(dialplan)
                            .query(String.class)
                            .optional()
                            .filter(print::equals)
                            .isPresent();
            return !known
                    && sql.sql(
                                            """
                                            insert into kept_release (dialplan, since, print, files)
                                            values (?, ?, ?, ?)
                                            """)
                                    .params(dialplan, CallLogReader.stamp(since), print, files)
                                    .update()
                            == 1;
        } catch (DataAccessException away) {
            throw new CallLogAwayException(away);
        }
    }

    /** The files by which a call was led that began then; the first ones, where it was before. */
    public Optional<Kept> of(String dialplan, Instant began) {
        try {
            return sql.sql(
                            """
                            select dialplan, since, print from kept_release where dialplan = ?
                            order by case when since <= ? then 0 else 1 end,
                                case when since <= ? then since end desc, since limit 1
                            """)
                    .params(dialplan, CallLogReader.stamp(began), CallLogReader.stamp(began))
                    .query((row, _) -> kept(row))
                    .optional();
        } catch (DataAccessException away) {
            throw new CallLogAwayException(away);
        }
    }

    private static Kept kept(ResultSet row) throws SQLException {
        return new Kept(
                row.getString("dialplan"),
                Objects.requireNonNull(row.getObject("since", java.time.OffsetDateTime.class))
                        .toInstant(),
                row.getString("print"));
    }

    /** The files themselves; empty where they went meanwhile. */
    public Optional<byte[]> files(Kept kept) {
        try {
            return sql.sql("select files from kept_release where dialplan = ? and since = ?")
                    .params(kept.dialplan(), CallLogReader.stamp(kept.since()))
                    .query((row, _) -> row.getBytes("files"))
                    .optional();
        } catch (DataAccessException away) {
            throw new CallLogAwayException(away);
        }
    }

    /** Removes those from before an instant by which no call of the log was led; says how many. */
    public int forgetUnneeded(Instant limit) {
        try {
            return sql.sql(
                            """
                            delete from kept_release where since < ? and not exists (
                                select 1 from call_log
                                where call_log.dialplan = kept_release.dialplan)
                            """)
                    .param(CallLogReader.stamp(limit))
                    .update();
        } catch (DataAccessException away) {
            throw new CallLogAwayException(away);
        }
    }
}
