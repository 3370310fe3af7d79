package org.hotline12333.gate;

import java.util.List;
import java.util.Optional;
import org.hotline12333.authoring.Problem;
import org.hotline12333.difference.Difference;
import org.hotline12333.draft.FileChange;
import org.hotline12333.interpreter.Release;

/**
 * A candidate as it would lead calls.
 *
 * @param problems all that is wrong, at their lines; files are named as in the project's folder
 * @param release nothing where it cannot lead calls
 * @param differences to what is published; none where one of the two leads no calls
 * @param changes all files that it changes, sounds included
 */
public record Made(
        List<Problem> problems,
        Optional<Release> release,
        List<Difference> differences,
        List<FileChange> changes) {
    public Made {
        problems = List.copyOf(problems);
        differences = List.copyOf(differences);
        changes = List.copyOf(changes);
    }

    /** What is wrong in one file. */
    public List<Problem> problems(String file) {
        return problems(problems, file);
    }

    static List<Problem> problems(List<Problem> all, String file) {
        return all.stream().filter(problem -> problem.file().equals(file)).toList();
    }

    /** Of the files, those that are sounds. */
    public long sounds() {
        return changes.stream().filter(each -> each.path().text().endsWith(".wav")).count();
    }
}
