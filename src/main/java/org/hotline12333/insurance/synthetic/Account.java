package org.hotline12333.insurance.synthetic;

/**
 * A person's own account, from nothing: what arrives is credited to the month that it is for, and
 * of what every third month brings all is spent where the account is one to spend from.
 */
final class Account {
    private static final int SPENT_EVERY = 3;

    private final int newest;
    private final boolean spends;
    private final long turn;
    private long balance;
    private long creditedThisMonth;
    private long spentThisYear;

    Account(int newest, boolean spends, long turn) {
        this.newest = newest;
        this.spends = spends;
        this.turn = turn;
    }

    void credit(int month, long fen) {
        creditedThisMonth = month == newest ? fen : 0;
        if (spends && (month + turn) % SPENT_EVERY == 0) {
            spentThisYear += month / Months.A_YEAR == newest / Months.A_YEAR ? fen : 0;
        } else {
            balance += fen;
        }
    }

    long balance() {
        return balance;
    }

    long creditedThisMonth() {
        return creditedThisMonth;
    }

    long spentThisYear() {
        return spentThisYear;
    }
}
