package org.hotline12333.authoring;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The problems found so far, and where everything is written. A place of a file is named by its
 * path, such as {@code dialogs/main/menu/choices/1/goto}; what is not written itself stands where
 * its parent does.
 */
public final class ProblemList {
    private final SourceLocation whole;
    private final Map<String, SourceLocation> marks = new HashMap<>();
    private final Map<Headline, Problem> problems = new LinkedHashMap<>();

    public ProblemList(SourceLocation whole) {
        this.whole = whole;
    }

    public void mark(String path, SourceLocation at) {
        marks.put(path, at);
    }

    /** Whether exactly this is written. */
    public boolean written(String path) {
        return marks.containsKey(path);
    }

    public SourceLocation at(String path) {
        String place = path;
        while (!marks.containsKey(place)) {
            int slash = place.lastIndexOf('/');
            if (slash < 0) {
                return whole;
            }
            place = place.substring(0, slash);
        }
        return marks.getOrDefault(place, whole);
    }

    public void add(ProblemKind kind, String path, String message, String mend) {
        add(kind, at(path), message, "", mend);
    }

    public void add(ProblemKind kind, SourceLocation at, String message, String mend) {
        add(kind, at, message, "", mend);
    }

    public void doubled(ProblemKind kind, String key, SourceLocation at, SourceLocation first) {
        add(
                kind,
                at,
                "`%s` is written twice, first in %s".formatted(key, first.seenFrom(at)),
                "keep one of them");
    }

    /** Adds a problem once, however many ways lead to it: {@code trace} tells of the first. */
    public void add(
            ProblemKind kind, SourceLocation at, String message, String trace, String mend) {
        problems.putIfAbsent(
                new Headline(kind, at, message), Problem.of(kind, at, message + trace, mend));
    }

    public int count() {
        return problems.size();
    }

    /** All problems by file and line. */
    public List<Problem> problems() {
        return problems.values().stream().sorted(Problem.BY_PLACE).toList();
    }

    private record Headline(ProblemKind kind, SourceLocation at, String message) {}
}
