package org.hotline12333.settings;

import java.nio.file.FileSystemException;

/** What went wrong, in a line without a stack trace. */
public final class ErrorLine {
    private ErrorLine() {}

    public static String of(Throwable problem) {
        String message = problem.getMessage();
        if (message == null || message.isBlank()) {
            return problem.getClass().getSimpleName();
        }
        String line = message.strip().lines().findFirst().orElse("");
        return problem instanceof FileSystemException
                ? line + ": " + problem.getClass().getSimpleName()
                : line;
    }
}
