package org.hotline12333.prompt;

import java.util.List;
import java.util.stream.Collectors;

/** Prompts have faults, all of them listed by file and line; the message is one line each. */
public final class PromptsException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    PromptsException(List<Fault> faults) {
        super(faults.stream().map(Fault::toString).collect(Collectors.joining("\n")));
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
