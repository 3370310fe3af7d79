package org.hotline12333.calllog;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A board for each server over this store, on which it writes what it has now; others read it, so
 * that servers need no way to each other. Throws {@link CallLogAwayException}. Safe for all
 * threads.
 */
public final class ServerBoards {
    private final JdbcClient sql;

    ServerBoards(DataSource source) {
        JdbcTemplate jdbc = new JdbcTemplate(source);
        jdbc.setQueryTimeout((int) CallLogTables.STATEMENT_MAX.toSeconds());
        sql = JdbcClient.create(jdbc);
    }

    /**
     * What a server has.
     *
     * @param id of this run of it
     * @param name for those who read
     * @param at when it wrote
     */
    public record Board(UUID id, String name, Instant at, String text) {}

    /** Writes what is there instead of what was. */
    public void write(Board board) {
        asked(() -> {
            int known =
                    sql.sql("update server_board set name = ?, at = ?, board = ? where id = ?")
                            .params(
                                    board.name(),
                                    CallLogReader.stamp(board.at()),
                                    board.text(),
                                    board.id().toString())
                            .update();
            return known == 1 ? known : insert(board);
        });
    }

    private int insert(Board board) {
        return sql.sql("insert into server_board (id, name, at, board) values (?, ?, ?, ?)")
                .params(
                        board.id().toString(),
                        board.name(),
                        CallLogReader.stamp(board.at()),
                        board.text())
                .update();
    }

    /** Says that somebody reads boards by this server, which has one. */
    public void look(UUID id, Instant at) {
        asked(() ->
                sql.sql("update server_board set looked_at = ? where id = ?")
                        .params(CallLogReader.stamp(at), id.toString())
                        .update());
    }

    /** Whether somebody has read boards, by any server, since then. */
    public boolean isLookedAt(Instant since) {
        return asked(() ->
                sql.sql("select count(*) from server_board where looked_at >= ?")
                                .param(CallLogReader.stamp(since))
                                .query(Long.class)
                                .single()
                        > 0);
    }

    /** What others than this server have written since then, by their names. */
    public List<Board> others(UUID id, Instant since) {
        return asked(() ->
                sql.sql(
                                """
                                select id, name, at, board from server_board
                                where id <> ? and at >= ? order by name, id
                                """)
                        .params(id.toString(), CallLogReader.stamp(since))
                        .query((row, _) ->
                                new Board(
                                        UUID.fromString(row.getString("id")),
                                        row.getString("name"),
                                        Objects.requireNonNull(
                                                        row.getObject("at", OffsetDateTime.class))
                                                .toInstant(),
                                        row.getString("board")))
                        .list());
    }

    /** Takes the board of a server away that ends. */
    public void remove(UUID id) {
        asked(() -> sql.sql("delete from server_board where id = ?").param(id.toString()).update());
    }

    /** Takes away what servers have left that ended otherwise. */
    public void removeBefore(Instant limit) {
        asked(() ->
                sql.sql("delete from server_board where at < ?")
                        .param(CallLogReader.stamp(limit))
                        .update());
    }

    private static <T> T asked(Supplier<T> question) {
        try {
            return question.get();
        } catch (DataAccessException away) {
            throw new CallLogAwayException(away);
        }
    }
}
