package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A start that fails says one line, and the people are there at the next one. */
@Timeout(value = 5, unit = TimeUnit.MINUTES) // a hotline that starts after all would serve for ever
class WrongStoreTest {
    @TempDir static Path kept;

    private static Store original;
    private static Store other;

    @TempDir Path folder;

    private Store store;

    @BeforeAll
    static void fill() {
        original = new Store(kept.resolve("original"));
        other = new Store(kept.resolve("other"));
        assertThat(original.people()).isEqualTo(Store.DEMO_PEOPLE);
        assertThat(other.people()).isEqualTo(Store.DEMO_PEOPLE);
    }

    @BeforeEach
    void copy() {
        store = original.copyTo(folder.resolve("data"));
    }

    private static String refusal(Store store, String... settings) {
        Verb verb = Verb.serve(store.data(), settings);

        assertThat(verb.status()).isEqualTo(1);
        assertThat(verb.out()).isEmpty();
        assertThat(verb.err()).hasSize(1);
        assertThat(verb.err().getFirst()).startsWith("hotline: ");
        return verb.err().getFirst().substring("hotline: ".length());
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();

            assertThat(refusal(store, "HOTLINE_AGI_PORT=" + port))
                    .contains("agi://127.0.0.1:" + port, "HOTLINE_AGI_PORT");
        }

        assertThat(store.people()).isEqualTo(Store.DEMO_PEOPLE);
    }

    @Test
    void dataThatIsAFileStaysAsItWas() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");

        assertThat(refusal(new Store(file)))
                .contains(file.toString(), "set HOTLINE_DATA to a folder");
        assertThat(file).hasContent("mine");
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "mine");
        Path below = file.resolve("data");

        assertThat(refusal(new Store(below)))
                .contains(below.toString(), "set HOTLINE_DATA to a folder");
    }

    @Test
    void aPathThatIsRelativeIsSaidToBe() {
        assertThat(refusal(new Store(Path.of("no-such-data"))))
                .contains("HOTLINE_DATA", "relative", "./");
        assertThat(Path.of("no-such-data")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 100, 4_096, 20_000})
    void aDamagedDatabaseIsNotTouched(int bytes) throws IOException {
        byte[] garbage = new byte[bytes];
        Arrays.fill(garbage, (byte) 'g');
        Files.write(store.database(), garbage);

        assertThat(refusal(store))
                .contains("damaged", store.database().toString(), "put back a copy");

        assertThat(store.database()).hasBinaryContent(garbage);
        assertThat(original.copyTo(store.data()).people()).isEqualTo(Store.DEMO_PEOPLE);
    }

    @Test
    void theKeyOfAnotherStoreDoesNotFit() throws IOException {
        Files.delete(store.key());
        Files.copy(other.key(), store.key(), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);

        assertThat(refusal(store)).contains(store.key().toString(), "put back that key file");
        assertThat(original.copyTo(store.data()).people()).isEqualTo(Store.DEMO_PEOPLE);
    }

    @Test
    void aKeyThatIsAbsentIsNotMadeAnew() throws IOException {
        Files.delete(store.key());

        assertThat(refusal(store)).contains(store.key().toString(), "is absent", "put back");
        assertThat(store.key()).doesNotExist();
        assertThat(original.copyTo(store.data()).people()).isEqualTo(Store.DEMO_PEOPLE);
    }

    @Test
    void aKeyThatIsDamagedStaysAsItWas() throws IOException {
        Files.write(store.key(), "junk".getBytes(StandardCharsets.US_ASCII));

        assertThat(refusal(store)).contains(store.key().toString(), "damaged", "put back");
        assertThat(store.key()).hasContent("junk");
    }

    @Test
    void aKeyThatOthersCanReadIsRefused() throws IOException {
        Files.setPosixFilePermissions(store.key(), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(refusal(store)).contains(store.key().toString(), "chmod 600");

        Files.setPosixFilePermissions(store.key(), PosixFilePermissions.fromString("rw-------"));
        assertThat(store.people()).isEqualTo(Store.DEMO_PEOPLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HOTLINE_DB_USER=nobody", "HOTLINE_DB_PASSWORD=s3same"})
    void aUserOrPasswordThatDoesNotFitIsNotPrinted(String setting) {
        assertThat(refusal(store, setting))
                .contains("HOTLINE_DB_USER", "HOTLINE_DB_PASSWORD")
                .doesNotContain("s3same", "nobody");
        assertThat(store.people()).isEqualTo(Store.DEMO_PEOPLE);
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsSaidToBeAway() {
        Path data = folder.resolve("unused");

        assertThat(refusal(new Store(data), "HOTLINE_DB_URL=jdbc:postgresql://127.0.0.1:1/hotline"))
                .startsWith("the database does not answer (")
                .endsWith("): start it, or mend HOTLINE_DB_URL");
        assertThat(data).doesNotExist();
    }

    @Test
    void aDatabaseThatIsAnothersIsLeftAlone() {
        String url =
                "jdbc:h2:mem:%s;INIT=create table if not exists cows (id int)"
                        .formatted(UUID.randomUUID());

        assertThat(refusal(store, "HOTLINE_DB_URL=" + url))
                .startsWith("the database is not the hotline's own (")
                .endsWith("): name an empty one in HOTLINE_DB_URL");
    }

    @Test
    void aStoreThatCannotBeWrittenIsRefused() {
        String url =
                "jdbc:h2:file:"
                        + store.data().resolve("hotline")
                        + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;ACCESS_MODE_DATA=r";

        assertThat(refusal(store, "HOTLINE_DB_URL=" + url))
                .isEqualTo(
                        "the record store can only be read: make its file writable for the user"
                                + " that serves");
        assertThat(store.people()).isEqualTo(Store.DEMO_PEOPLE);
    }
}
