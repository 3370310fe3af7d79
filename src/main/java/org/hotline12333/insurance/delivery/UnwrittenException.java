package org.hotline12333.insurance.delivery;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Objects;

/** What an import writes beside the record store cannot be written, mostly for want of room. */
public final class UnwrittenException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param folder where it was to be
     * @param mend besides making room
     */
    public UnwrittenException(Path folder, IOException why, String mend) {
        super(
                "%s cannot be written (%s): make room there, %s".formatted(folder, of(why), mend),
                why);
    }

    private static String of(IOException why) {
        return why instanceof FileSystemException at
                ? Objects.requireNonNullElse(at.getReason(), at.getClass().getSimpleName())
                : String.valueOf(why.getMessage());
    }
}
