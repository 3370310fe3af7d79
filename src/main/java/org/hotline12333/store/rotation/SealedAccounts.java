package org.hotline12333.store.rotation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.hotline12333.store.sealing.KeySet;
import org.hotline12333.store.sealing.SealingKeys.Kind;
import org.jspecify.annotations.Nullable;

/** What those who operate prove that it is them with; nothing before their code was redeemed. */
record SealedAccounts() implements SealedTable {
    @Override
    public String name() {
        return "account";
    }

    @Override
    public String id() {
        return "id";
    }

    @Override
    public String holds() {
        return "accounts";
    }

    @Override
    public String columns() {
        return "name, password_sealed, factor_sealed";
    }

    /** What was chosen anew meanwhile names another key already. */
    @Override
    public String update() {
        return """
        update account set sealing_key = ?,
            password_sealed = case when password_sealed is null then null else ? end,
            factor_sealed = case when factor_sealed is null then null else ? end
        where id = ? and sealing_key = ?
        """;
    }

    /** What is sealed in a column, sealed anew; empty words where nothing is. */
    private static Optional<String> sealed(String what, ResultSet row, KeySet keys)
            throws SQLException {
        @Nullable String text = row.getString(what + "_sealed");
        if (text == null) {
            return Optional.of("");
        }
        String seal = "account " + row.getString("name") + " " + what;
        return SealedTable.own(row, keys)
                .opened(Kind.NOTE, text, seal)
                .map(clear -> keys.writing().seal(Kind.NOTE, clear, seal));
    }

    @Override
    public boolean opens(ResultSet row, KeySet keys) throws SQLException {
        return anew(row, keys).isPresent();
    }

    @Override
    public Optional<@Nullable Object[]> anew(ResultSet row, KeySet keys) throws SQLException {
        Optional<String> password = sealed("password", row, keys);
        Optional<String> factor = sealed("factor", row, keys);
        return password.isEmpty() || factor.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        new Object[] {
                            keys.writing().id(),
                            password.get(),
                            factor.get(),
                            row.getLong("id"),
                            row.getString("sealing_key")
                        });
    }
}
