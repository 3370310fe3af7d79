package org.hotline12333.insurance.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.time.LocalDate;
import java.time.YearMonth;

/** Lines of a file: ASCII, which every charset of a delivery has, but for names. */
final class RowBytes {
    private static final int CHUNK = 1 << 16;
    private static final int ROW_MAX = 512;

    private final OutputStream out;
    private final Charset charset;
    private final byte[] bytes = new byte[CHUNK];
    private int length;
    private long written;
    private boolean begun;

    RowBytes(OutputStream out, Charset charset) {
        this.out = out;
        this.charset = charset;
    }

    private void comma() {
        if (begun) {
            bytes[length++] = ',';
        }
        begun = true;
    }

    /** A field, which has digits and letters alone. */
    RowBytes text(String ascii) {
        comma();
        for (int i = 0; i < ascii.length(); i++) {
            bytes[length++] = (byte) ascii.charAt(i);
        }
        return this;
    }

    /** A name, whatever is in it. */
    RowBytes quoted(String name) {
        comma();
        bytes[length++] = '"';
        for (byte each : name.replace("\"", "\"\"").getBytes(charset)) {
            bytes[length++] = each;
        }
        bytes[length++] = '"';
        return this;
    }

    RowBytes none() {
        comma();
        return this;
    }

    RowBytes whole(long number) {
        comma();
        digits(number, 1);
        return this;
    }

    RowBytes fen(long fen) {
        comma();
        if (fen < 0) {
            bytes[length++] = '-';
        }
        long amount = Math.abs(fen);
        digits(amount / 100, 1);
        bytes[length++] = '.';
        digits(amount % 100, 2);
        return this;
    }

    RowBytes month(YearMonth month) {
        comma();
        digits(month.getYear() * 100L + month.getMonthValue(), 6);
        return this;
    }

    RowBytes date(LocalDate date) {
        comma();
        digits(date.getYear() * 10_000L + date.getMonthValue() * 100L + date.getDayOfMonth(), 8);
        return this;
    }

    private void digits(long number, int least) {
        int count = 1;
        for (long rest = number / 10; rest > 0; rest /= 10) {
            count++;
        }
        count = Math.max(count, least);
        long rest = number;
        for (int i = length + count - 1; i >= length; i--) {
            bytes[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += count;
    }

    void end() throws IOException {
        bytes[length++] = '\r';
        bytes[length++] = '\n';
        begun = false;
        if (length > CHUNK - ROW_MAX) {
            flush();
        }
    }

    void flush() throws IOException {
        out.write(bytes, 0, length);
        written += length;
        length = 0;
    }

    /** How many bytes were written on. */
    long written() {
        return written;
    }
}
