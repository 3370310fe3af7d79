package org.hotline12333.store.rotation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.hotline12333.store.sealing.KeySet;
import org.hotline12333.store.sealing.SealingKeys;
import org.hotline12333.store.sealing.SealingKeys.Kind;
import org.jspecify.annotations.Nullable;

/** What waits to be sent, or was given up; of what was sent nothing is kept that is sealed. */
record SealedMessages() implements SealedTable {
    @Override
    public String name() {
        return "outbox";
    }

    @Override
    public String id() {
        return "id";
    }

    @Override
    public String holds() {
        return "messages";
    }

    @Override
    public String columns() {
        return "message_key, number_sealed, text_sealed";
    }

    @Override
    public String update() {
        return """
        update outbox set sealing_key = ?,
            number_sealed = case when number_sealed is null then null else ? end,
            text_sealed = case when text_sealed is null then null else ? end
        where id = ? and sealing_key = ?
        """;
    }

    /** What is sealed in a column, sealed anew; empty words where nothing is. */
    private static Optional<String> sealed(Kind kind, String column, ResultSet row, KeySet keys)
            throws SQLException {
        @Nullable String text = row.getString(column);
        if (text == null) {
            return Optional.of("");
        }
        String name = "sms " + row.getString("message_key");
        SealingKeys own = SealedTable.own(row, keys);
        return own.opened(kind, text, name).map(clear -> keys.writing().seal(kind, clear, name));
    }

    @Override
    public boolean opens(ResultSet row, KeySet keys) throws SQLException {
        return anew(row, keys).isPresent();
    }

    @Override
    public Optional<@Nullable Object[]> anew(ResultSet row, KeySet keys) throws SQLException {
        Optional<String> number = sealed(Kind.CALLER_NUMBER, "number_sealed", row, keys);
        Optional<String> text = sealed(Kind.NOTE, "text_sealed", row, keys);
        return number.isEmpty() || text.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Object[] {
                            keys.writing().id(),
                            number.get(),
                            text.get(),
                            row.getLong("id"),
                            row.getString("sealing_key")
                        });
    }
}
