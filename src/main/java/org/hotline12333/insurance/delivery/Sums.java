package org.hotline12333.insurance.delivery;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hotline12333.insurance.delivery.Manifest.Sum;
import org.jspecify.annotations.Nullable;

/** What contributions come to, by the agency's code of their kind, while they pass. */
final class Sums {
    private final Map<String, Account> accounts = new HashMap<>();
    private final Codes<Account> byCode;
    private final int known;
    private long unreadable;

    Sums(AgencyTable table) {
        Kinds.of(table).forEach((code, kind) -> accounts.put(code, new Account(kind.orElse(null))));
        this.byCode = new Codes<>(accounts);
        this.known = accounts.size();
    }

    /** What one kind comes to. */
    static final class Account {
        private final @Nullable Kind kind;
        private long personal;
        private long employer;
        private boolean used;

        private Account(@Nullable Kind kind) {
            this.kind = kind;
        }

        /** Null where the kind is left out. */
        @Nullable Kind kind() {
            return kind;
        }

        void add(long ofPerson, long ofEmployer) {
            used = true;
            personal += ofPerson;
            employer += ofEmployer;
        }
    }

    Codes<Account> byCode() {
        return byCode;
    }

    /** Adds a row that is written. */
    void add(ContributionRow row) {
        accounts.computeIfAbsent(row.kind().code(), _ -> new Account(row.kind()))
                .add(row.personal(), row.employer());
    }

    /** Adds a row that was rejected for something else. */
    void reject(String code, long personal, long employer) {
        Account account = accounts.get(code);
        if (account == null) {
            if (code.isEmpty()
                    || code.length() > Limits.CODE_MAX
                    || accounts.size() == known + Limits.UNKNOWN_CODES_MAX) {
                unreadable();
                return;
            }
            account = new Account(null);
            accounts.put(code, account);
        }
        account.add(personal, employer);
    }

    /** A row whose amounts or kind nobody can read. */
    void unreadable() {
        unreadable++;
    }

    /** All of them that any row is of, by their code. */
    List<Sum> all() {
        return new TreeMap<>(accounts)
                .entrySet().stream()
                        .filter(entry -> entry.getValue().used)
                        .map(entry ->
                                new Sum(
                                        entry.getKey(),
                                        entry.getValue().personal,
                                        entry.getValue().employer))
                        .toList();
    }

    /** Why these are not the sums of the manifest; empty where they are. */
    Optional<String> contradiction(List<Sum> manifest) {
        Map<String, Sum> found = new HashMap<>();
        all().forEach(sum -> found.put(sum.code(), sum));
        Set<String> told = new HashSet<>();
        for (Sum said : manifest) {
            told.add(said.code());
            Sum sum = found.getOrDefault(said.code(), new Sum(said.code(), 0, 0));
            if (sum.personal() != said.personal()) {
                return differs(Column.AAE022, said.code(), sum.personal(), said.personal());
            }
            if (sum.employer() != said.employer()) {
                return differs(Column.AAE020, said.code(), sum.employer(), said.employer());
            }
        }
        return all().stream()
                .map(Sum::code)
                .filter(code -> !told.contains(code))
                .findFirst()
                .map("the manifest has no sum of AAE140 %s"::formatted);
    }

    private Optional<String> differs(Column column, String code, long is, long said) {
        String differ =
                "%s of AAE140 %s comes to %s, the manifest says %s"
                        .formatted(column.title(), code, yuan(is), yuan(said));
        return Optional.of(
                unreadable == 0
                        ? differ
                        : differ + " (%d rejected rows cannot be read)".formatted(unreadable));
    }

    static String yuan(long fen) {
        return "%s%d.%02d".formatted(fen < 0 ? "-" : "", Math.abs(fen) / 100, Math.abs(fen) % 100);
    }
}
