package org.hotline12333.dialog.check;

import org.hotline12333.dialog.Action;
import org.hotline12333.dialog.Way;
import org.hotline12333.dialog.Way.Cause;

/**
 * A way with the place where its action is written: one line under {@code catch} is a site in every
 * question that inherits it.
 */
record Site(String path, Way way) {
    String path(String key) {
        return path + "/" + key;
    }

    String dialog() {
        return way.dialog();
    }

    String name() {
        return way.name();
    }

    Cause cause() {
        return way.cause();
    }

    Action action() {
        return way.action();
    }
}
