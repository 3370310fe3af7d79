package org.hotline12333.insurance.intake;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.CipherInputStream;
import javax.crypto.CipherOutputStream;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.hotline12333.insurance.delivery.DeliveryRow;

/**
 * Rows of a delivery in files, by ranges of persons, so that they can be merged range by range. The
 * key is in memory alone: what lies there after a run that was killed opens for nobody.
 */
final class Spill implements Closeable {
    private static final int BUFFER = 1 << 16;
    private static final int KEY_BYTES = 32;
    private static final int BLOCK_BYTES = 16;

    private final Path folder;
    private final long first;
    private final long each;
    private final SecretKeySpec key;
    private final List<DataOutputStream> files = new ArrayList<>();

    /** What a delivery says of one person. */
    record Said(DeliveryRow row, long line) {}

    private Spill(Path folder, long first, long each, SecretKeySpec key) {
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
        Path folder =
                Files.createTempDirectory(
                        parent,
                        "import",
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
        long each = Math.max(1, (last - first + ranges) / ranges);
        Spill spill = new Spill(folder, first, each, new SecretKeySpec(key, "AES"));
        try {
            for (int range = 0; range < ranges; range++) {
                spill.files.add(spill.writing(range));
            }
            return spill;
        } catch (IOException fault) {
            spill.close();
            throw fault;
        }
    }

    private Path path(int range) {
        return folder.resolve(Integer.toString(range));
    }

    private DataOutputStream writing(int range) throws IOException {
        return new DataOutputStream(
                new BufferedOutputStream(
                        new CipherOutputStream(
                                Files.newOutputStream(path(range)),
                                cipher(Cipher.ENCRYPT_MODE, range)),
                        BUFFER));
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
        DataOutputStream to = files.get((int) ((person - first) / each));
        to.writeLong(person);
        to.writeLong(line);
        SpilledRow.write(row, to);
    }

    /** All that is said of the persons of a range, by person. */
    SortedMap<Long, List<Said>> read(int range) throws IOException {
        files.get(range).close();
        SortedMap<Long, List<Said>> said = new TreeMap<>();
        try (DataInputStream from =
                new DataInputStream(
                        new BufferedInputStream(
                                new CipherInputStream(
                                        Files.newInputStream(path(range)),
                                        cipher(Cipher.DECRYPT_MODE, range)),
                                BUFFER))) {
            while (true) {
                long person = from.readLong();
                long line = from.readLong();
                said.computeIfAbsent(person, _ -> new ArrayList<>())
                        .add(new Said(SpilledRow.read(from), line));
            }
        } catch (EOFException end) {
            Files.delete(path(range));
            return said;
        }
    }

    @Override
    public void close() throws IOException {
        for (DataOutputStream file : files) {
            file.close();
        }
        for (int range = 0; range < files.size(); range++) {
            Files.deleteIfExists(path(range));
        }
        Files.deleteIfExists(folder);
    }
}
