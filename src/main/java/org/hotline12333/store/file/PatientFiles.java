package org.hotline12333.store.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.h2.store.fs.FileBase;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;
import org.jspecify.annotations.Nullable;

/**
 * The files of an embedded database, whose writes wait for room on their disk. Public for the sake
 * of H2, which makes one for each file.
 */
public final class PatientFiles extends FilePathWrapper {
    static final String SCHEME = "patient";

    private static final Map<Path, DiskReserve> RESERVES = new ConcurrentHashMap<>();

    static {
        FilePath.register(new PatientFiles());
    }

    /** Says to H2 that a path begins with our scheme, and which reserve the file has. */
    public static void use(Path file, DiskReserve reserve) {
        RESERVES.put(file.toAbsolutePath().normalize(), reserve);
    }

    /** H2 knows the scheme from now on. */
    public static String known() {
        return SCHEME;
    }

    @Override
    public String getScheme() {
        return SCHEME;
    }

    @Override
    public FileChannel open(String mode) throws IOException {
        FileChannel file = super.open(mode);
        @Nullable DiskReserve reserve =
                RESERVES.get(Path.of(getBase().toString()).toAbsolutePath().normalize());
        return reserve == null ? file : new Patient(file, reserve);
    }

    /** As safe for many threads as the channel below, which each call names its place to. */
    @SuppressWarnings("UnsynchronizedOverridesSynchronized")
    private static final class Patient extends FileBase {
        private final FileChannel file;
        private final DiskReserve reserve;

        Patient(FileChannel file, DiskReserve reserve) {
            this.file = file;
            this.reserve = reserve;
        }

        @Override
        public int write(ByteBuffer from) throws IOException {
            return reserve.patiently(() -> file.write(from));
        }

        @Override
        public int write(ByteBuffer from, long position) throws IOException {
            return reserve.patiently(() -> file.write(from, position));
        }

        @Override
        public void force(boolean metaData) throws IOException {
            reserve.patiently(() -> {
                file.force(metaData);
                return true;
            });
        }

        @Override
        public FileChannel truncate(long size) throws IOException {
            return reserve.patiently(() -> file.truncate(size));
        }

        @Override
        public int read(ByteBuffer into) throws IOException {
            return file.read(into);
        }

        @Override
        public int read(ByteBuffer into, long position) throws IOException {
            return file.read(into, position);
        }

        @Override
        public long position() throws IOException {
            return file.position();
        }

        @Override
        public FileChannel position(long position) throws IOException {
            file.position(position);
            return this;
        }

        @Override
        public long size() throws IOException {
            return file.size();
        }

        @Override
        public FileLock tryLock(long position, long size, boolean shared) throws IOException {
            return file.tryLock(position, size, shared);
        }

        @Override
        protected void implCloseChannel() throws IOException {
            file.close();
        }
    }
}
