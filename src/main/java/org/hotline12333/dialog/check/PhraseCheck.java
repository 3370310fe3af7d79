package org.hotline12333.dialog.check;

import java.util.Collection;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.dialog.reading.DialplanProblem;

/** Rules for the texts that may fill a slot. */
record PhraseCheck(Lexicon lexicon, ProblemList problems) {
    void check(String path, Collection<String> phrases) {
        phrases.stream()
                .sorted()
                .forEach(text -> {
                    String lacking = lexicon.lacking(text);
                    if (!lacking.isEmpty()) {
                        wrong(path, text, "is missing in " + lacking, "write it");
                    } else if (!lexicon.slots(text).isEmpty()) {
                        wrong(path, text, "has slots", "write it without");
                    }
                });
    }

    private void wrong(String path, String text, String fault, String mend) {
        problems.add(
                DialplanProblem.PHRASE_TEXT,
                path,
                "text `%s`, which may fill a slot here, %s".formatted(text, fault),
                mend);
    }
}
