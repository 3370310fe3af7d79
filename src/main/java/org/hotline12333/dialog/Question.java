package org.hotline12333.dialog;

import java.time.Duration;
import java.util.List;

/**
 * What is asked, how long the answer may take, and what happens without one. Prompts are ids of
 * texts, said one after the other.
 *
 * @param prompt asked first
 * @param brief asked after a first slip; the prompt where none is written
 * @param help asked after a second slip; the prompt where none is written
 * @param noinput what happens at the first, second, ... silence; the last one repeats
 * @param nomatch what happens at the first, second, ... malformed answer; the last one repeats
 */
public record Question(
        List<String> prompt,
        List<String> brief,
        List<String> help,
        boolean bargein,
        Duration timeout,
        Duration interdigitTimeout,
        List<Action> noinput,
        List<Action> nomatch) {
    public Question {
        prompt = List.copyOf(prompt);
        brief = List.copyOf(brief);
        help = List.copyOf(help);
        noinput = List.copyOf(noinput);
        nomatch = List.copyOf(nomatch);
    }

    /** The same with these texts, in whatever wording. */
    Question asking(List<String> texts) {
        return new Question(
                texts, texts, texts, bargein, timeout, interdigitTimeout, noinput, nomatch);
    }

    public Question withNomatch(List<Action> ladder) {
        return new Question(
                prompt, brief, help, bargein, timeout, interdigitTimeout, noinput, ladder);
    }
}
