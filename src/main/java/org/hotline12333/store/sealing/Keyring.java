package org.hotline12333.store.sealing;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.sealing.KeyTables.Named;
import org.jspecify.annotations.Nullable;

/**
 * The keys of the key file, as they are now. The file may get new keys while the store is open, and
 * the database says which of them writes, so that all servers change over at one moment. Safe for
 * many threads.
 */
public final class Keyring {
    private final KeyFile file;
    private final KeyTables tables;
    private final InstantSource clock;
    private KeySet inFile;
    private @Nullable Object stamp;

    /** Nothing while the database names a key that is not held. */
    private volatile @Nullable KeySet held;

    private Keyring(KeyFile file, KeyTables tables, InstantSource clock, KeySet inFile) {
        this.file = file;
        this.tables = tables;
        this.clock = clock;
        this.inFile = inFile;
    }

    /**
     * The keys of a store; makes the file where neither it nor anything sealed is there.
     *
     * @throws KeyFileException where the file is absent, damaged, or lacks a key of the store
     */
    public static Keyring open(DataSource source, Path keyFile, InstantSource clock) {
        KeyTables tables = KeyTables.of(source);
        KeyFile file = new KeyFile(keyFile);
        List<Named> named = tables.named();
        if (named.isEmpty() && !file.exists()) {
            file.create();
        }
        if (named.isEmpty()) {
            tables.name(file.read().writing().id(), clock.instant());
        }
        return reopen(source, keyFile, clock);
    }

    /** The keys of a store that was opened before; makes nothing. */
    public static Keyring reopen(DataSource source, Path keyFile, InstantSource clock) {
        KeyTables tables = KeyTables.of(source);
        KeyFile file = new KeyFile(keyFile);
        List<String> named = KeyTables.ids(tables.named());
        if (!file.exists() && named.isEmpty()) {
            throw file.refused("is not there yet", "start ./hotline serve first");
        }
        Keyring keyring = new Keyring(file, tables, clock, file.readFor(named));
        keyring.refresh();
        return keyring;
    }

    /**
     * The keys that open what is stored; the one that writes is among them.
     *
     * @throws RecordStoreAwayException where the store is sealed with a key that is not held
     */
    public KeySet now() {
        KeySet keys = held;
        if (keys == null) {
            throw new RecordStoreAwayException(
                    file.refused(
                            "lacks a key of the record store", "put back the one that holds it"));
        }
        return keys;
    }

    /** The key that the file wants to write: its first. */
    public synchronized SealingKeys wanted() {
        return inFile.writing();
    }

    public KeyFile file() {
        return file;
    }

    public KeyTables tables() {
        return tables;
    }

    /**
     * Reads the file where it was changed, and looks which key writes. Keys that the store needs
     * are kept when the file has lost them.
     *
     * @throws KeyFileException where the file cannot be used as it is now
     */
    public synchronized void refresh() {
        List<Named> named = tables.named();
        List<String> ids = KeyTables.ids(named);
        try {
            Object found = file.stamp();
            if (!found.equals(stamp)) {
                inFile = file.readFor(ids);
                stamp = found;
            }
        } finally {
            hold(named, ids);
        }
        if (held == null) {
            stamp = null;
            throw file.lacks(ids, inFile);
        }
    }

    private void hold(List<Named> named, List<String> ids) {
        KeySet keys = held == null ? inFile : inFile.and(held, ids);
        String writing =
                KeyTables.writing(named, clock.instant())
                        .map(Named::id)
                        .orElse(inFile.writing().id());
        held = ids.stream().allMatch(keys::holds) ? keys.writingWith(writing) : null;
    }
}
