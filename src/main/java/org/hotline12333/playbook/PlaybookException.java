package org.hotline12333.playbook;

import java.util.List;

/** Dialplans or sounds have problems, a line each. */
public final class PlaybookException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    PlaybookException(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
