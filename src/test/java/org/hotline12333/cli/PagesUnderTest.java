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
    private static Optional<Chromium> chromium = Optional.empty();

    @BeforeAll
    static void start() throws Exception {
        Optional<String> missing = Browser.missing();
        missing.ifPresent(System.out::println);
        assumeTrue(missing.isEmpty());
        server = Optional.of(ServeProcess.start(folder.resolve("data"), Map.of()));
        admin = Optional.of(new Reader(server()).redeeming(server().firstCode(), "li"));
        server().drain();
        chromium = Optional.of(Chromium.start());
    }

    @AfterAll
    static void stop() {
        chromium.ifPresent(Chromium::close);
        admin.ifPresent(Reader::close);
        server.ifPresent(ServeProcess::close);
        chromium = Optional.empty();
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
    static Browser stranger(String language, int width) {
        return stranger(server(), language, width);
    }

    /** The same, which asks another server. */
    static Browser stranger(ServeProcess of, String language, int width) {
        return chromium.orElseThrow().open(address(of), language, width);
    }

    /** The same as a program of its own, which can live longer than a test. */
    static Browser stranger(String language, int width, Path profile) {
        return Browser.open(address(server()), language, width, profile);
    }

    private static String address(ServeProcess of) {
        return "http://127.0.0.1:" + of.consolePort();
    }
}
