package org.hotline12333.doctor;

import java.io.IOException;
import org.hotline12333.doctor.Finding.Unknown;
import org.hotline12333.doctor.Finding.Warning;
import org.hotline12333.doctor.Finding.Well;
import org.hotline12333.doctor.Finding.Wrong;

/** What is said of one thing. */
public record Diagnosis(String subject, Finding finding) {
    /** Looks; a file that cannot be read is a finding, too. */
    public static Diagnosis of(Check check) {
        try {
            return new Diagnosis(check.subject(), check.look());
        } catch (IOException fault) {
            Finding wrong =
                    new Wrong(
                            fault.getMessage() + " (" + fault.getClass().getSimpleName() + ")",
                            "put the file back, or make it readable");
            return new Diagnosis(check.subject(), wrong);
        }
    }

    public boolean isWrong() {
        return finding instanceof Wrong;
    }

    /** In one line: how it is, what was looked at, what was found, and the mend. */
    public String line() {
        return switch (finding) {
            case Well(String what) -> line("ok", what);
            case Wrong(String what, String mend) -> line("wrong", what + ": " + mend);
            case Warning(String what, String mend) -> line("warning", what + ": " + mend);
            case Unknown(String why) -> line("unknown", why);
        };
    }

    private String line(String how, String text) {
        return "%-8s %-12s %s".formatted(how, subject, text);
    }
}
