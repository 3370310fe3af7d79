package org.hotline12333.dialog;

/**
 * An action where it is written and where it runs: one line under {@code catch} is a site in every
 * question that inherits it.
 *
 * @param dialog the dialog in which it runs; empty where it runs from anywhere
 * @param name the outcome's or the queue's name, the key or the step on a ladder
 */
record Site(String path, Place place, String dialog, String name, Action action) {
    /** What makes an action run. */
    enum Place {
        CHOICE,
        LINK,
        NOINPUT,
        NOMATCH,
        MISTAKEN,
        REFUSAL,
        OUTCOME,
        ABSENT,
        ERROR,
        LIMIT;

        /** Whether it runs while a question is asked, so that this question can be asked again. */
        boolean inQuestion() {
            return switch (this) {
                case CHOICE, LINK, NOINPUT, NOMATCH, MISTAKEN, REFUSAL -> true;
                case OUTCOME, ABSENT, ERROR, LIMIT -> false;
            };
        }
    }

    String path(String key) {
        return path + "/" + key;
    }
}
