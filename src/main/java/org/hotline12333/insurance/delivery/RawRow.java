package org.hotline12333.insurance.delivery;

import de.siegmar.fastcsv.reader.CsvCallbackHandler;
import de.siegmar.fastcsv.reader.RecordType;
import java.util.ArrayList;
import java.util.List;

/**
 * The row that is being read, as it was delivered. One for a whole file: what is not copied from it
 * is gone with the next row.
 */
final class RawRow extends CsvCallbackHandler<RawRow> {
    final char[] chars = new char[Limits.ROW_MAX];
    final int[] starts = new int[Limits.COLUMNS_MAX + 2];
    int fields;
    private long line;
    private boolean empty;
    private boolean tooLong;

    long line() {
        return line;
    }

    boolean empty() {
        return empty;
    }

    /** Not all of it is kept. */
    boolean tooLong() {
        return tooLong;
    }

    /** The fields that are kept, which are some more than a row may have. */
    List<String> kept() {
        List<String> kept = new ArrayList<>();
        for (int i = 0; i < Math.min(fields, starts.length - 1); i++) {
            kept.add(new String(chars, starts[i], starts[i + 1] - starts[i]));
        }
        return kept;
    }

    @Override
    protected void beginRecord(long startingLine) {
        line = startingLine;
        fields = 0;
        empty = false;
        tooLong = false;
    }

    @Override
    protected void addField(char[] buffer, int offset, int length, boolean quoted) {
        if (fields < starts.length - 1) {
            int start = starts[fields];
            if (start + length > chars.length) {
                tooLong = true;
            } else {
                System.arraycopy(buffer, offset, chars, start, length);
                starts[fields + 1] = start + length;
            }
        }
        fields++;
    }

    @Override
    protected void setEmpty() {
        empty = true;
    }

    /** There are none: no letter begins one. */
    @Override
    protected void setComment(char[] buffer, int offset, int length) {}

    @Override
    protected RecordType getRecordType() {
        return empty ? RecordType.EMPTY : RecordType.DATA;
    }

    @Override
    protected int getFieldCount() {
        return fields;
    }

    @Override
    protected RawRow buildRecord() {
        return this;
    }
}
