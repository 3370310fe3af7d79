package org.hotline12333;

import org.springframework.boot.context.properties.bind.BindException;

/** What went wrong, in a line that names the mend, without a stack trace. */
final class OneLine {
    private OneLine() {}

    /** The message of the innermost cause that has one: it is the one that knows. */
    static String of(Throwable problem) {
        Throwable cause = problem;
        String setting = "";
        while (cause.getCause() != null) {
            if (cause instanceof BindException bind) {
                setting = "setting " + bind.getName() + ": ";
            }
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return setting + (message == null ? cause.getClass().getSimpleName() : message.strip());
    }
}
