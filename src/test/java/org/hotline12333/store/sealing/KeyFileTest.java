package org.hotline12333.store.sealing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFileTest {
    @TempDir Path folder;

    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("data").resolve("hotline.key");
    }

    private void assertRefused(String mend) {
        assertThatExceptionOfType(KeyFileException.class)
                .isThrownBy(() -> new KeyFile(path).read())
                .withMessage("key file " + path + " " + mend);
    }

    @Test
    void isMadeForItsOwnerAloneAndReadAgain() throws IOException {
        SealingKeys made = new KeyFile(path).create();

        assertThat(Files.getPosixFilePermissions(path))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(new KeyFile(path).read().writing().id()).isEqualTo(made.id());
    }

    @Test
    void ofOneLineIsReadAndGetsMoreKeys() throws IOException {
        SealingKeys made = new KeyFile(path).create();
        String key = Files.readAllLines(path).getLast();
        Files.writeString(path, "hotline-key-1 " + key + "\n");

        assertThat(new KeyFile(path).read().ids()).containsExactly(made.id());

        String added = new KeyFile(path).add().id();
        assertThat(new KeyFile(path).read().ids()).containsExactly(added, made.id());
        assertThat(Files.readAllLines(path)).first().isEqualTo("hotline-key-2");
    }

    @Test
    void isNeverOverwritten() throws IOException {
        new KeyFile(path).create();
        String before = Files.readString(path);

        assertThatExceptionOfType(KeyFileException.class)
                .isThrownBy(() -> new KeyFile(path).create())
                .withMessageEndingWith("is there already, and is not overwritten: start again");
        assertThat(Files.readString(path)).isEqualTo(before);
    }

    @Test
    void isAnotherKeyEachTime() {
        String first = new KeyFile(path).create().id();
        path = folder.resolve("another.key");

        assertThat(new KeyFile(path).create().id()).isNotEqualTo(first);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
    void isRefusedWhereOthersMayTouchIt(String mode) throws IOException {
        new KeyFile(path).create();
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));

        assertRefused("can be read by others: chmod 600 it, and ask who has seen it");
    }

    @Test
    void isRefusedWhereItCannotBeRead() throws IOException {
        Files.createDirectories(
                path,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));

        assertRefused("cannot be read (IOException): make it readable for its owner");
    }

    @Test
    void isRefusedWhereItCannotBeWritten() throws IOException {
        Files.createFile(folder.resolve("data"));

        assertThatExceptionOfType(KeyFileException.class)
                .isThrownBy(() -> new KeyFile(path).create())
                .withMessageContaining("cannot be written (")
                .withMessageEndingWith("): make its folder writable");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "hotline-key-1", "hotline-key-1 x y", "hotline-key-2 a b", "\u00ff"})
    void isRefusedWhereItHoldsSomethingElse(String content) throws IOException {
        new KeyFile(path).create();
        Files.writeString(path, content, java.nio.charset.StandardCharsets.ISO_8859_1);

        assertRefused("is damaged: put back a copy of it");
    }

    @Test
    void isRefusedWhereOneSymbolOfItHasChanged() throws IOException {
        new KeyFile(path).create();
        String line = Files.readString(path);
        char symbol = line.charAt(40) == 'A' ? 'B' : 'A';
        Files.writeString(path, line.substring(0, 40) + symbol + line.substring(41));

        assertRefused("is damaged: put back a copy of it");
    }
}
