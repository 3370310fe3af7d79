package org.hotline12333.insurance.intake;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * What is said of the persons of a range: rows as they were spilled, each made when its person is
 * asked for. A row is its length, its person's place in the range, and what it says. For one
 * thread.
 */
final class SpilledRange {
    private static final int HEAD_BYTES = Byte.BYTES + Integer.BYTES;

    private final SpilledRow form;
    private final ByteBuffer rows;
    private final long first;

    /** Where each row begins, by person. */
    private final int[] begins;

    /** How many rows are said of those before each person, and of all. */
    private final int[] before;

    SpilledRange(SpilledRow form, ByteBuffer rows, long first, int persons) {
        this.form = form;
        this.rows = rows;
        this.first = first;
        before = new int[persons + 1];
        for (int at = 0; at < rows.limit(); at += length(at)) {
            before[person(at) + 1]++;
        }
        for (int person = 0; person < persons; person++) {
            before[person + 1] += before[person];
        }
        begins = new int[before[persons]];
        int[] next = before.clone();
        for (int at = 0; at < rows.limit(); at += length(at)) {
            begins[next[person(at)]++] = at;
        }
    }

    private int length(int at) {
        return Byte.toUnsignedInt(rows.get(at));
    }

    private int person(int at) {
        return rows.getInt(at + Byte.BYTES);
    }

    /** What is said of a person of the range, in the order of the delivery. */
    List<Said> of(long person) {
        int place = (int) (person - first);
        List<Said> said = new ArrayList<>(before[place + 1] - before[place]);
        for (int row = before[place]; row < before[place + 1]; row++) {
            rows.position(begins[row] + HEAD_BYTES);
            said.add(form.read(rows));
        }
        return said;
    }
}
