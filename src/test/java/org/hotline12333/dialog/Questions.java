package org.hotline12333.dialog;

import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/** The same question with one thing changed. */
public final class Questions {
    private Questions() {}

    public static Question prompt(Question q, List<String> next) {
        return with(next, q.brief(), q.help(), q);
    }

    public static Question brief(Question q, List<String> next) {
        return with(q.prompt(), next, q.help(), q);
    }

    public static Question help(Question q, List<String> next) {
        return with(q.prompt(), q.brief(), next, q);
    }

    public static Question bargeinFlipped(Question q) {
        return with(!q.bargein(), q.timeout(), q.interdigitTimeout(), q);
    }

    public static Question timeout(Question q, UnaryOperator<Duration> by) {
        return with(q.bargein(), by.apply(q.timeout()), q.interdigitTimeout(), q);
    }

    public static Question interdigitTimeout(Question q, UnaryOperator<Duration> by) {
        return with(q.bargein(), q.timeout(), by.apply(q.interdigitTimeout()), q);
    }

    public static Question noinput(Question q, List<Action> next) {
        return with(q.bargein(), q.timeout(), next, q.nomatch(), q);
    }

    public static Question nomatch(Question q, List<Action> next) {
        return with(q.bargein(), q.timeout(), q.noinput(), next, q);
    }

    private static Question with(
            List<String> prompt, List<String> brief, List<String> help, Question q) {
        return new Question(
                prompt,
                brief,
                help,
                q.bargein(),
                q.timeout(),
                q.interdigitTimeout(),
                q.noinput(),
                q.nomatch());
    }

    private static Question with(
            boolean bargein, Duration timeout, Duration interdigitTimeout, Question q) {
        return new Question(
                q.prompt(),
                q.brief(),
                q.help(),
                bargein,
                timeout,
                interdigitTimeout,
                q.noinput(),
                q.nomatch());
    }

    private static Question with(
            boolean bargein,
            Duration timeout,
            List<Action> noinput,
            List<Action> nomatch,
            Question q) {
        return new Question(
                q.prompt(),
                q.brief(),
                q.help(),
                bargein,
                timeout,
                q.interdigitTimeout(),
                noinput,
                nomatch);
    }
}
