package org.hotline12333.simulator.routes;

import org.jspecify.annotations.Nullable;

/** There is no hotline at the end of a route; the message is one line with the mend. */
public final class RouteException extends Exception {
    private static final long serialVersionUID = 1L;

    public RouteException(String message) {
        super(message);
    }

    public RouteException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
