package org.hotline12333.simulator.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The commands that a hotline sends to each of the callers, by the mark of their telephone; as
 * text, a line "caller MARK" before those of each, a sign before each command, and an empty line
 * after all.
 */
record EchoScripts(Map<String, List<Step>> byMark) {
    private static final String CALLER = "caller ";
    private static final String ANSWERS = "! ";
    private static final String OTHER = "- ";

    EchoScripts {
        byMark = Map.copyOf(byMark);
    }

    /**
     * One command.
     *
     * @param answers whether it tells what a store was asked for
     */
    record Step(String command, boolean answers) {}

    String text() {
        StringBuilder text = new StringBuilder();
        byMark.forEach((mark, steps) -> {
            text.append(CALLER).append(mark).append('\n');
            steps.forEach(step ->
                    text.append(step.answers() ? ANSWERS : OTHER)
                            .append(step.command())
                            .append('\n'));
        });
        return text.append('\n').toString();
    }

    /** Reads up to the empty line. */
    static EchoScripts read(BufferedReader in) throws IOException {
        Map<String, List<Step>> scripts = new LinkedHashMap<>();
        List<Step> steps = new ArrayList<>();
        for (String line = in.readLine(); line != null && !line.isEmpty(); line = in.readLine()) {
            if (line.startsWith(CALLER)) {
                steps = new ArrayList<>();
                scripts.put(line.substring(CALLER.length()), steps);
            } else {
                steps.add(new Step(line.substring(ANSWERS.length()), line.startsWith(ANSWERS)));
            }
        }
        return new EchoScripts(scripts);
    }
}
