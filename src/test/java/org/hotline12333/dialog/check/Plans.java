package org.hotline12333.dialog.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.hotline12333.dialog.reading.DialplanReader;

/** Writes small dialplans and checks them, so that a test shows only the dialogs that matter. */
public final class Plans {
    static final String REST =
            """
            start: main
            language: zh
            properties: {bargein: true, timeout: 6s, interdigittimeout: 5s}
            links:
              "0": {transfer: agents}
            catch:
              noinput: [{prompt: noinput, transfer: agents}]
              nomatch: [{prompt: nomatch, transfer: agents}]
              error: {prompt: records-away, transfer: agents}
              limit: {prompt: call-limit, disconnect: true}
            queues:
              agents: {target: hotline, prompt: connecting, absent: {prompt: absent, goto: main}}
            """;

    private Plans() {}

    /** A dialplan with these dialogs and, in a second file, all else that it needs. */
    public static Path write(Path folder, String dialogs) {
        write(folder, "dialogs.yaml", "dialogs:\n" + dialogs.indent(2));
        return write(folder, "rest.yaml", REST);
    }

    public static Path write(Path folder, String file, String content) {
        try {
            Files.writeString(folder.resolve(file), content);
            return folder;
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /** All problems, one line each, without the folder's name. */
    public static List<String> problems(Path folder) {
        return Checker.check(
                        DialplanReader.read(folder),
                        TestContracts.all(),
                        Set.of("office"),
                        new TestTexts())
                .stream()
                .map(problem -> problem.toString().replace(folder + "/", ""))
                .toList();
    }
}
