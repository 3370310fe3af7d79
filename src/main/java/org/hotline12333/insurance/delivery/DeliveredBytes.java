package org.hotline12333.insurance.delivery;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.hotline12333.insurance.delivery.Manifest.Content;

/**
 * The bytes of a file, unzipped where they are compressed, and never more than the manifest says:
 * read to their end, they are compared with it.
 */
final class DeliveredBytes extends InputStream {
    private static final int CHUNK = 1 << 16;
    private static final int TRAILER = 8;

    private final Path file;
    private final Content content;
    private final Measured stored;
    private final InputStream text;
    private final CRC32 crc = new CRC32();
    private long unzipped;

    private DeliveredBytes(Path file, Content content, Measured stored) throws IOException {
        this.file = file;
        this.content = content;
        this.stored = stored;
        this.text = zipped() ? new GZIPInputStream(stored, CHUNK) : stored;
    }

    static DeliveredBytes open(Path file, Content content) throws IOException {
        Measured stored =
                new Measured(Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS), content);
        try {
            return new DeliveredBytes(file, content, stored);
        } catch (IOException fault) {
            stored.close();
            throw told(fault);
        }
    }

    private boolean zipped() {
        return content.name().endsWith(DeliveryFile.GZ);
    }

    private static IOException told(IOException fault) {
        return switch (fault) {
            case EOFException _ -> damaged("the file is cut off");
            case ZipException _ -> damaged("the file is no gzip, or a damaged one");
            case IOException other -> other;
        };
    }

    private static FileFaultException damaged(String what) {
        return new FileFaultException(DeliveryProblem.GZIP, 0, what, "compress and send it again");
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        try {
            int count = text.read(bytes, offset, length);
            if (count > 0 && zipped()) {
                crc.update(bytes, offset, count);
                unzipped += count;
                if (unzipped > content.unzipped()) {
                    throw new FileFaultException(
                            DeliveryProblem.GZIP,
                            0,
                            "the file is longer than %d bytes, which the manifest says"
                                    .formatted(content.unzipped()),
                            "send the manifest that belongs to it");
                }
            }
            return count;
        } catch (EOFException | ZipException fault) {
            throw told(fault);
        }
    }

    /** Compares what was read with what the manifest says, the text having been read to its end. */
    void compare() throws IOException {
        stored.drain();
        if (zipped()) {
            if (!oneGzip()) {
                throw damaged("something stands behind the gzip");
            }
            if (unzipped != content.unzipped()) {
                throw new FileFaultException(
                        DeliveryProblem.GZIP,
                        0,
                        "the file has %d bytes of text, the manifest says %d"
                                .formatted(unzipped, content.unzipped()),
                        "send the manifest that belongs to it");
            }
        }
        if (!stored.sha256().equals(content.sha256())) {
            throw new FileFaultException(
                    DeliveryProblem.BYTES,
                    0,
                    "the file has another SHA-256 than the manifest says",
                    "send the file and its manifest again");
        }
    }

    /** A gzip ends with the checksum and the length of its text: java.util.zip passes over more. */
    private boolean oneGzip() throws IOException {
        ByteBuffer trailer = ByteBuffer.allocate(TRAILER).order(ByteOrder.LITTLE_ENDIAN);
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            channel.position(content.bytes() - TRAILER);
            while (trailer.hasRemaining() && channel.read(trailer) >= 0) {}
        }
        return trailer.flip().remaining() == TRAILER
                && trailer.getInt() == (int) crc.getValue()
                && trailer.getInt() == (int) unzipped;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    /** Bytes as they lie in the folder. */
    private static final class Measured extends FilterInputStream {
        private final long expected;
        private final MessageDigest digest;
        private long count;

        Measured(InputStream in, Content content) {
            super(in);
            this.expected = content.bytes();
            this.digest = Sha256.begin();
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int read = super.read(bytes, offset, length);
            if (read > 0) {
                digest.update(bytes, offset, read);
                count += read;
            }
            return read;
        }

        void drain() throws IOException {
            byte[] rest = new byte[CHUNK];
            while (read(rest, 0, CHUNK) >= 0) {}
            if (count != expected) {
                throw new FileFaultException(
                        DeliveryProblem.BYTES,
                        0,
                        "the file has %d bytes, the manifest says %d".formatted(count, expected),
                        "send the file and its manifest again");
            }
        }

        String sha256() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
