package org.hotline12333.settings;

import java.util.List;

/** Another process has failed, and these are the lines of its {@link ErrorReport}. */
public final class ReportedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    public ReportedException(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    /** As they are to be printed. */
    public List<String> lines() {
        return lines;
    }
}
