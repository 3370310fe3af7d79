package org.hotline12333.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.sealing.KeyFileException;
import org.hotline12333.store.sealing.KeyFileLook;

/**
 * Whether the key file is its owner's alone, and the one of the store.
 *
 * @param store opens the record store without making or changing it
 * @param user who would serve
 */
public record KeyFileCheck(Path file, DataSource store, String user) implements Check {
    @Override
    public String subject() {
        return "key file";
    }

    @Override
    public Finding look() throws IOException {
        try {
            KeyFileLook.with(file, store);
            return Files.exists(file)
                    ? owned("of this record store")
                    : new Finding.Well("there is none yet; ./hotline serve makes it");
        } catch (KeyFileException fault) {
            return Finding.Wrong.of(fault.problem());
        } catch (RecordStoreAwayException _) {
            return alone();
        }
    }

    /** The store is in use or away. */
    private Finding alone() throws IOException {
        if (!Files.exists(file)) {
            return new Finding.Unknown(
                    "there is none, and no record store to ask whether there should be");
        }
        try {
            KeyFileLook.alone(file);
            return owned("whole; not compared with the record store, which is not open to doctor");
        } catch (KeyFileException fault) {
            return Finding.Wrong.of(fault.problem());
        }
    }

    private Finding owned(String what) throws IOException {
        String owner = Files.getOwner(file).getName();
        return owner.equals(user)
                ? new Finding.Well(what + ", readable for " + owner + " alone")
                : new Finding.Wrong(
                        "%s belongs to %s, and this is %s".formatted(file, owner, user),
                        "run doctor as the user that serves, or chown the file");
    }
}
