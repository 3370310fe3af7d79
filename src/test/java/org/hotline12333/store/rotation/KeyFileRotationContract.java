package org.hotline12333.store.rotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.store.access.Limits;
import org.hotline12333.store.access.Verdict;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.rotation.KeyRotation.Stage;
import org.hotline12333.store.sealing.KeyFile;
import org.hotline12333.store.sealing.KeyFileException;
import org.hotline12333.store.sealing.SealingKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a rotation of keys has to do with the key file, on each server, and with what still needs
 * it.
 */
abstract class KeyFileRotationContract {
    static final Duration LONG = Duration.ofSeconds(30);

    @TempDir Path folder;

    StoreUnderTest store;
    String old;

    abstract DataSource emptyDatabase() throws Exception;

    @BeforeEach
    void load() throws Exception {
        store = StoreUnderTest.loaded(emptyDatabase(), folder.resolve("hotline.key"));
        old = writing();
        tick();
    }

    final String writing() {
        return new KeyFile(store.keyFile()).read().writing().id();
    }

    final Stage tick() {
        return store.store().keyRotation().tick(LONG);
    }

    /** A new key, which writes from now on; nothing is sealed anew yet. */
    final String takenOver() {
        String key = KeyRotation.addKey(store.keyFile());
        assertThat(tick()).isInstanceOf(Stage.Coming.class);
        store.clock().pass(KeyRotation.NOTICE);
        store.store().keyRotation().tick(Duration.ZERO);
        return key;
    }

    final String rotated() {
        String key = takenOver();
        store.clock().pass(KeyRotation.LAGGARDS);
        tick();
        assertThat(tick()).isEqualTo(new Stage.Settled(key, 0));
        return key;
    }

    final List<String> keysOf(String table) {
        return store.sql()
                .sql("select distinct sealing_key from " + table)
                .query((row, _) -> row.getString(1))
                .list();
    }

    final Remains remains() {
        return store.store().keyRotation().remains().getFirst();
    }

    /** The same database, opened by a server that starts. */
    final StoreUnderTest again() {
        return new StoreUnderTest(
                store.source(),
                store.keyFile(),
                RecordStore.open(store.source(), store.keyFile(), Limits.standard(), store.clock()),
                store.clock());
    }

    @Test
    void dropsNoKeyThatSomethingNames() {
        store.linked(TestPeople.PAYING, 2);
        rotated();
        store.clock().pass(Duration.ofDays(1));

        assertThat(store.store().keyRotation().drop()).isEmpty();

        assertThat(remains().persons()).isZero();
        assertThat(remains().callers()).isZero();
        assertThat(remains().passwords()).isPositive();
        assertThat(remains().signatures()).isEqualTo(2);
        assertThat(new KeyFile(store.keyFile()).read().holds(old)).isTrue();
    }

    @Test
    void dropsNoKeyThatAPasswordIsHashedWith() {
        store.sql().sql("delete from lock_out").update();
        rotated();
        store.clock().pass(Duration.ofDays(1));

        assertThat(store.store().keyRotation().drop()).isEmpty();

        assertThat(remains().passwords()).isPositive();
        assertThat(remains().tries() + remains().signatures()).isZero();
    }

    @Test
    void dropsNoKeyUnderWhichTriesAreCounted() {
        store.sql().sql("delete from credential").update();
        store.numbers(TestPeople.PAYING);
        store.sql().sql("delete from enquiry_audit").update();
        rotated();
        store.clock().pass(SealingKeys.CALL_STATE_LIFE_MAX.plusSeconds(1));

        assertThat(store.store().keyRotation().drop()).isEmpty();

        assertThat(remains().tries()).isPositive();
        assertThat(remains().passwords() + remains().signatures()).isZero();
    }

    @Test
    void dropsNoKeyThatHasSignedTheAudit() {
        store.sql().sql("delete from credential").update();
        store.linked(TestPeople.PAYING, 2);
        rotated();
        store.clock().pass(SealingKeys.CALL_STATE_LIFE_MAX.plusSeconds(1));

        assertThat(store.store().keyRotation().drop()).isEmpty();

        assertThat(remains().signatures()).isEqualTo(2);
        assertThat(remains().passwords() + remains().tries()).isZero();
    }

    @Test
    void dropsAKeyThatNothingNames() {
        store.sql().sql("delete from credential").update();
        String key = rotated();
        assertThat(store.store().keyRotation().drop()).isEmpty();
        store.clock().pass(SealingKeys.CALL_STATE_LIFE_MAX.plusSeconds(1));

        assertThat(store.store().keyRotation().drop()).containsExactly(old);

        assertThat(new KeyFile(store.keyFile()).read().ids()).containsExactly(key);
        tick();
        assertThat(store.numbers(TestPeople.PAYING)).isInstanceOf(Verdict.Verified.class);
        assertThat(again().numbers(TestPeople.RETIRED)).isInstanceOf(Verdict.Verified.class);
    }

    @Test
    void waitsForAServerThatDoesNotHoldTheNewKey() throws Exception {
        Path elsewhere = folder.resolve("elsewhere.key");
        Files.copy(store.keyFile(), elsewhere, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        KeyRotation other = RecordStore.keyRotation(store.source(), elsewhere, store.clock());
        other.tick(LONG);
        String key = KeyRotation.addKey(store.keyFile());

        assertThat(tick())
                .isInstanceOfSatisfying(
                        Stage.Awaited.class, awaited -> assertThat(awaited.servers()).hasSize(1));

        Files.copy(
                store.keyFile(),
                elsewhere,
                java.nio.file.StandardCopyOption.COPY_ATTRIBUTES,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        other.tick(LONG);
        assertThat(tick())
                .isInstanceOfSatisfying(
                        Stage.Coming.class, coming -> assertThat(coming.key()).isEqualTo(key));
    }

    @Test
    void isAwayForAServerThatLacksTheKeyOfTheStore() throws Exception {
        Path elsewhere = folder.resolve("elsewhere.key");
        Files.copy(store.keyFile(), elsewhere, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        RecordStore late =
                RecordStore.open(store.source(), elsewhere, Limits.standard(), store.clock());
        rotated();

        assertThatExceptionOfType(KeyFileException.class)
                .isThrownBy(() -> late.keyRotation().tick(LONG))
                .withMessageContaining("holds key " + old)
                .withMessageEndingWith(": put back that key file");
        assertThatExceptionOfType(RecordStoreAwayException.class)
                .isThrownBy(() ->
                        late.credentials()
                                .verifyNumbers(
                                        TestPeople.PAYING.id(),
                                        TestPeople.PAYING.socialSecurity(),
                                        StoreUnderTest.calling("")));
    }

    @Test
    void goesOnWithTheKeysItHasWhileTheFileIsDamaged() throws Exception {
        String whole = Files.readString(store.keyFile());
        Files.writeString(store.keyFile(), "spoilt");

        assertThatExceptionOfType(KeyFileException.class)
                .isThrownBy(this::tick)
                .withMessageEndingWith("is damaged: put back a copy of it");
        assertThat(
                        store.store()
                                .credentials()
                                .verifyNumbers(
                                        TestPeople.PAYING.id(),
                                        TestPeople.PAYING.socialSecurity(),
                                        StoreUnderTest.calling("")))
                .isInstanceOf(Verdict.Verified.class);
        Files.writeString(store.keyFile(), whole);
        assertThat(tick()).isEqualTo(new Stage.Settled(old, 0));
    }
}
