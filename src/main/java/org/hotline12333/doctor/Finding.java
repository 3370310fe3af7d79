package org.hotline12333.doctor;

import org.hotline12333.store.file.StoreProblem;

/** What a check found; never with a secret, and always in one line. */
public sealed interface Finding {
    /** Nothing is to be done. */
    record Well(String what) implements Finding {}

    /** Something is to be done: the mend. */
    record Wrong(String what, String mend) implements Finding {
        public static Wrong of(StoreProblem problem) {
            return new Wrong(problem.what(), problem.mend());
        }
    }

    /** Something is to be done before long: the mend. It is not counted as wrong. */
    record Warning(String what, String mend) implements Finding {}

    /** It cannot be told from here, and is not counted as wrong. */
    record Unknown(String why) implements Finding {}
}
