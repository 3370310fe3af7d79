package org.hotline12333.cli;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine;

/**
 * What came of a verb of the launcher, run in this process.
 *
 * @param status the exit status
 * @param out standard output
 * @param err the lines on standard error
 */
public record Verb(int status, String out, List<String> err) {
    /** A speech engine that says nothing, for those who import and ask no name. */
    static final Map<String, String> NO_VOICE =
            Map.of("HOTLINE_SPEECH_ENGINE", "false {text} {out}");

    public static Verb run(Map<String, String> environment, String... arguments) {
        return fed("", environment, arguments);
    }

    /** With something on standard input. */
    static Verb fed(String input, Map<String, String> environment, String... arguments) {
        InputStream in = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine line =
                Hotline.commandLine(environment, in)
                        .setOut(new PrintWriter(out, true))
                        .setErr(new PrintWriter(err, true));
        int status = line.execute(arguments);
        return new Verb(status, out.toString(), err.toString().lines().toList());
    }

    public static Verb run(String... arguments) {
        return run(Map.of(), arguments);
    }

    /** {@code serve} with a data folder, a free port and one more setting; it must not start. */
    public static Verb serve(java.nio.file.Path data, String... settings) {
        Map<String, String> environment = new HashMap<>();
        environment.put("HOTLINE_DATA", data.toString());
        environment.put("HOTLINE_AGI_PORT", "0");
        for (String setting : settings) {
            String[] pair = setting.split("=", 2);
            environment.put(pair[0], pair[1]);
        }
        return run(environment, "serve");
    }
}
