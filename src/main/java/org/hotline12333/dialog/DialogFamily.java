package org.hotline12333.dialog;

/**
 * Names of dialogs that are made of data, which nobody can write: {@code
 * guides.part.where-to-ask.1}. However many there are, what leads from one of them is the same way
 * as what leads from the others of its family, {@code guides.part}.
 */
final class DialogFamily {
    private static final char POINT = '.';

    private DialogFamily() {}

    static String member(String list, String kind, String name) {
        return list + POINT + kind + POINT + name;
    }

    /** The family of a dialog; one that somebody has written has none but itself. */
    static String of(String dialog) {
        int kind = dialog.indexOf(POINT);
        int name = dialog.indexOf(POINT, kind + 1);
        return name < 0 ? dialog : dialog.substring(0, name);
    }
}
