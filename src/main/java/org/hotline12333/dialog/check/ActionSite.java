package org.hotline12333.dialog.check;

import org.hotline12333.dialog.Action;
import org.hotline12333.dialog.Transition;
import org.hotline12333.dialog.Transition.Cause;

/**
 * A way with the place where its action is written: one line under {@code catch} is a site in every
 * question that inherits it.
 */
record ActionSite(String path, Transition transition) {
    String path(String key) {
        return path + "/" + key;
    }

    String dialog() {
        return transition.dialog();
    }

    String name() {
        return transition.name();
    }

    Cause cause() {
        return transition.cause();
    }

    Action action() {
        return transition.action();
    }
}
