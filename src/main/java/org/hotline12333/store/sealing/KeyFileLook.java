package org.hotline12333.store.sealing;

import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.hotline12333.store.database.RecordStoreAwayException;

/** A look at a key file which makes and changes nothing. */
public final class KeyFileLook {
    private KeyFileLook() {}

    /**
     * Whether it is whole, and readable for its owner alone.
     *
     * @throws KeyFileException where not
     */
    public static void alone(Path keyFile) {
        new KeyFile(keyFile).read();
    }

    /**
     * Whether it is the one of this store as well; it may be absent while nothing is sealed.
     *
     * @throws KeyFileException where not
     * @throws RecordStoreAwayException where the store cannot be asked
     */
    public static void with(Path keyFile, DataSource store) {
        List<String> sealedWith = KeyTables.ids(KeyTables.of(store).named());
        KeyFile file = new KeyFile(keyFile);
        if (file.exists() || !sealedWith.isEmpty()) {
            file.readFor(sealedWith);
        }
    }
}
