package org.hotline12333.cli;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** A hotline that serves, and an admin who is in; where there is no browser, nothing is tried. */
@Tag("pages")
abstract class PagesUnderTest {
    @TempDir static Path folder;

    private static Optional<ServeProcess> server = Optional.empty();
    private static Optional<Reader> admin = Optional.empty();

    @BeforeAll
    static void start() throws Exception {
        Optional<String> missing = Browser.missing();
        missing.ifPresent(System.out::println);
        assumeTrue(missing.isEmpty());
        server = Optional.of(ServeProcess.start(folder.resolve("data"), Map.of()));
        admin = Optional.of(new Reader(server()).redeeming(server().firstCode(), "li"));
        server().drain();
    }

    @AfterAll
    static void stop() {
        admin.ifPresent(Reader::close);
        server.ifPresent(ServeProcess::close);
        admin = Optional.empty();
        server = Optional.empty();
    }

    static ServeProcess server() {
        return server.orElseThrow();
    }

    static Reader admin() {
        return admin.orElseThrow();
    }

    /** A browser in which nobody is in. */
    static Browser stranger(String language, int width, Path profile) {
        String address = "http://127.0.0.1:" + server().consolePort();
        return Browser.open(address, language, width, profile);
    }
}
