package org.hotline12333.insurance.intake;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.hotline12333.insurance.delivery.DeliveryRow;
import org.hotline12333.insurance.delivery.UnwrittenException;

/**
 * Rows of a delivery in files, by ranges of persons, so that they can be merged range by range. The
 * key is in memory alone: what lies there after a run that was killed opens for nobody.
 */
final class Spill implements Closeable {
    private static final int BUFFER = 1 << 14;
    private static final int KEY_BYTES = 32;
    private static final int BLOCK_BYTES = 16;

    private final Path parent;
    private final SpillFolder folder;
    private final long first;
    private final long each;
    private final SecretKeySpec key;
    private final SpilledRow form = new SpilledRow();
    private final List<Range> files = new ArrayList<>();

    private Spill(Path parent, SpillFolder folder, long first, long each, SecretKeySpec key) {
        this.parent = parent;
        this.folder = folder;
        this.first = first;
        this.each = each;
        this.key = key;
    }

    /**
     * For persons of these numbers.
     *
     * @param ranges how many files at most
     */
    static Spill over(Path parent, long first, long last, int ranges) throws IOException {
        byte[] key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        long each = Math.max(1, (last - first + ranges) / ranges);
        try {
            Spill spill =
                    new Spill(
                            parent,
                            SpillFolder.in(parent),
                            first,
                            each,
                            new SecretKeySpec(key, "AES"));
            spill.begin(ranges);
            return spill;
        } catch (IOException fault) {
            throw unwritten(parent, fault);
        }
    }

    private void begin(int ranges) throws IOException {
        try {
            for (int range = 0; range < ranges; range++) {
                files.add(new Range(range));
            }
        } catch (IOException fault) {
            close();
            throw fault;
        }
    }

    private static UnwrittenException unwritten(Path parent, IOException why) {
        return new UnwrittenException(
                parent,
                why,
                "or name another folder for temporary files: -Djava.io.tmpdir=FOLDER in"
                        + " HOTLINE_JAVA_OPTIONS");
    }

    /** The file of a range, being written. */
    private final class Range implements Closeable {
        private final ByteBuffer rows = ByteBuffer.allocate(BUFFER);
        private final Cipher cipher;
        private final OutputStream to;

        Range(int range) throws IOException {
            cipher = cipher(Cipher.ENCRYPT_MODE, range);
            to = Files.newOutputStream(path(range));
        }

        void add(int person, DeliveryRow row, long line) throws IOException {
            if (rows.remaining() < SpilledRow.BYTES_MAX) {
                write();
            }
            int begin = rows.position();
            rows.put((byte) 0).putInt(person);
            form.write(row, line, rows);
            rows.put(begin, (byte) (rows.position() - begin));
        }

        private void write() throws IOException {
            if (rows.position() == 0) {
                return;
            }
            try {
                int bytes = cipher.update(rows.array(), 0, rows.position(), rows.array());
                to.write(rows.array(), 0, bytes);
                rows.clear();
            } catch (IOException fault) {
                throw unwritten(parent, fault);
            } catch (GeneralSecurityException fault) {
                throw new IOException(fault);
            }
        }

        /** All that was added is in it. */
        void end() throws IOException {
            try (to) {
                write();
            }
        }

        @Override
        public void close() throws IOException {
            to.close();
        }
    }

    private Path path(int range) {
        return folder.resolve(Integer.toString(range));
    }

    /** Each range counts its blocks from a place of its own. */
    private Cipher cipher(int mode, int range) throws IOException {
        try {
            byte[] counter = new byte[BLOCK_BYTES];
            counter[0] = (byte) (range >> 8);
            counter[1] = (byte) range;
            Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
            cipher.init(mode, key, new IvParameterSpec(counter));
            return cipher;
        } catch (GeneralSecurityException fault) {
            throw new IOException(fault);
        }
    }

    int ranges() {
        return files.size();
    }

    long firstOf(int range) {
        return first + range * each;
    }

    long lastOf(int range) {
        return firstOf(range) + each - 1;
    }

    void add(long person, DeliveryRow row, long line) throws IOException {
        int range = (int) ((person - first) / each);
        files.get(range).add((int) (person - firstOf(range)), row, line);
    }

    /** All that is said of the persons of a range. */
    SpilledRange read(int range) throws IOException {
        files.get(range).end();
        ByteBuffer rows = ByteBuffer.wrap(opened(range));
        Files.delete(path(range));
        return new SpilledRange(form, rows, firstOf(range), Math.toIntExact(each));
    }

    private byte[] opened(int range) throws IOException {
        byte[] rows = Files.readAllBytes(path(range));
        try {
            Cipher cipher = cipher(Cipher.DECRYPT_MODE, range);
            // Piece by piece: one long call would be interpreted to its end.
            for (int at = 0; at < rows.length; at += BUFFER) {
                cipher.update(rows, at, Math.min(BUFFER, rows.length - at), rows, at);
            }
            return rows;
        } catch (GeneralSecurityException fault) {
            throw new IOException(fault);
        }
    }

    @Override
    public void close() throws IOException {
        try (folder) {
            for (Range file : files) {
                file.close();
            }
        }
    }
}
