package org.hotline12333.store.rotation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.hotline12333.store.sealing.KeySet;
import org.hotline12333.store.sealing.RecordingSeal;
import org.hotline12333.value.RecordingId;
import org.jspecify.annotations.Nullable;

/** What callers have said, of which one is as large as hundreds of other rows. */
record SealedVoices() implements SealedTable {
    private static final int AT_ONCE = 4;

    @Override
    public String name() {
        return "recording";
    }

    @Override
    public String id() {
        return "id";
    }

    @Override
    public String holds() {
        return "recordings";
    }

    @Override
    public String columns() {
        return "sound";
    }

    @Override
    public String update() {
        return "update recording set sealing_key = ?, sound = ?"
                + " where id = ? and sealing_key = ?";
    }

    @Override
    public int window(int usual) {
        return Math.min(usual, AT_ONCE);
    }

    private static Optional<byte[]> clear(ResultSet row, KeySet keys) throws SQLException {
        return RecordingSeal.open(SealedTable.own(row, keys), id(row), row.getBytes("sound"));
    }

    private static RecordingId id(ResultSet row) throws SQLException {
        return new RecordingId(row.getLong("id"));
    }

    @Override
    public boolean opens(ResultSet row, KeySet keys) throws SQLException {
        return clear(row, keys).isPresent();
    }

    @Override
    public Optional<@Nullable Object[]> anew(ResultSet row, KeySet keys) throws SQLException {
        Optional<byte[]> clear = clear(row, keys);
        if (clear.isEmpty()) {
            return Optional.empty();
        }
        RecordingId id = id(row);
        return Optional.of(
                new Object[] {
                    keys.writing().id(),
                    RecordingSeal.seal(keys.writing(), id, clear.get()),
                    id.value(),
                    row.getString("sealing_key")
                });
    }
}
