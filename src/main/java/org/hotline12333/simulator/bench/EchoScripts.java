package org.hotline12333.simulator.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The commands that a hotline sends to each of the callers, by the mark of their telephone; as
 * text, a line "caller MARK" before those of each, and an empty line after all.
 */
record EchoScripts(Map<String, List<String>> byMark) {
    private static final String CALLER = "caller ";

    EchoScripts {
        byMark = Map.copyOf(byMark);
    }

    String text() {
        StringBuilder text = new StringBuilder();
        byMark.forEach((mark, commands) -> {
            text.append(CALLER).append(mark).append('\n');
            commands.forEach(command -> text.append(command).append('\n'));
        });
        return text.append('\n').toString();
    }

    /** Reads up to the empty line. */
    static EchoScripts read(BufferedReader in) throws IOException {
        Map<String, List<String>> scripts = new LinkedHashMap<>();
        List<String> commands = new ArrayList<>();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.startsWith(CALLER)) {
                commands = new ArrayList<>();
                scripts.put(line.substring(CALLER.length()), commands);
            } else {
                commands.add(line);
            }
        }
        return new EchoScripts(scripts);
    }
}
