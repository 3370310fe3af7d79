package org.hotline12333.webphone;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoorKeyTest {
    @TempDir Path folder;

    @Test
    void aKeyIsMadeOnceAndForItsOwnerAlone() throws Exception {
        Path file = folder.resolve("new/webphone.key");
        DoorKey.makeWhereMissing(file);
        DoorKey made = DoorKey.in(file).orElseThrow();
        DoorKey.makeWhereMissing(file);

        assertThat(DoorKey.in(file)).hasValue(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(made.toString()).doesNotContain(made.secret().reveal());
    }

    @Test
    void whatOthersCanReadIsNoKey() throws Exception {
        Path file = folder.resolve("webphone.key");
        DoorKey.makeWhereMissing(file);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(DoorKey.in(file)).isEmpty();
    }

    @Test
    void whatIsNoKeyIsNone() throws Exception {
        Path file = folder.resolve("webphone.key");
        assertThat(DoorKey.in(file)).isEmpty();
        DoorKey.makeWhereMissing(file);
        Files.writeString(file, "ab".repeat(32) + "\r\nFrom: somebody");

        assertThat(DoorKey.in(file)).isEmpty();
    }
}
