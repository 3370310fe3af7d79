package org.hotline12333.insurance.delivery;

import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.hotline12333.insurance.delivery.Manifest.Content;

/** A file of a delivery while it is written, for its owner alone to read. */
final class WrittenFile implements Closeable {
    private static final int CHUNK = 1 << 16;

    private final String name;
    private final Measured stored;
    private final OutputStream text;
    private final RowBytes line;
    private long rows;

    WrittenFile(Path folder, DeliveryFile file, Charset charset, boolean zipped)
            throws IOException {
        this.name = file.csv() + (zipped ? DeliveryFile.GZ : "");
        this.stored = new Measured(create(folder.resolve(name)));
        this.text = zipped ? new Zipped(stored) : stored;
        this.line = new RowBytes(text, charset);
        for (Column column : file.columns()) {
            line.text(column.title());
        }
        line.end();
    }

    static OutputStream create(Path file) throws IOException {
        return Channels.newOutputStream(
                Files.newByteChannel(
                        file,
                        Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------"))));
    }

    /** For the next row's fields, which {@link #end} ends. */
    RowBytes line() {
        return line;
    }

    void end() throws IOException {
        line.end();
        rows++;
    }

    /** Writes what is left, and tells what lies in the folder then. */
    Content finish() throws IOException {
        line.flush();
        text.close();
        return new Content(name, stored.count, line.written(), rows, stored.sha256());
    }

    @Override
    public void close() throws IOException {
        text.close();
    }

    /** Months of equal rows pack well at the first level. */
    private static final class Zipped extends GZIPOutputStream {
        Zipped(OutputStream out) throws IOException {
            super(out, CHUNK);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    private static final class Measured extends FilterOutputStream {
        private final MessageDigest digest = Sha256.begin();
        private long count;

        Measured(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            digest.update(bytes, offset, length);
            count += length;
        }

        String sha256() {
            return HexFormat.of().formatHex(digest.digest());
        }
    }
}
