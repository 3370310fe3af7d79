package org.hotline12333.doctor;

/** What a check found; never with a secret, and always in one line. */
public sealed interface Finding {
    /** Nothing is to be done. */
    record Well(String what) implements Finding {}

    /** Something is to be done: the mend. */
    record Wrong(String what, String mend) implements Finding {
        /** From a line that ends with its mend after a colon, as complaints do. */
        public static Wrong said(String line) {
            int colon = line.lastIndexOf(": ");
            return colon < 0
                    ? new Wrong(line, "see docs/security.md")
                    : new Wrong(line.substring(0, colon), line.substring(colon + 2));
        }
    }

    /** It cannot be told from here, and is not counted as wrong. */
    record Unknown(String why) implements Finding {}
}
