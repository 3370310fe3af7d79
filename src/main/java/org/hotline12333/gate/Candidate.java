package org.hotline12333.gate;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotline12333.draft.Content;
import org.hotline12333.draft.Draft;
import org.hotline12333.draft.FileChange;
import org.hotline12333.draft.FilePath;

/**
 * Files as they may be.
 *
 * @param files by path; those without a content are to go
 * @param digest other as soon as anything in it is
 */
public record Candidate(List<New> files, String digest) {
    public Candidate {
        files = List.copyOf(files);
    }

    /** A file of it. */
    public record New(FilePath path, Optional<Content> content) {}

    public static Candidate of(Draft draft) {
        return new Candidate(
                draft.files().stream().map(file -> new New(file.path(), file.content())).toList(),
                draft.digest());
    }

    /** The same with one of its files as somebody is typing it. */
    Candidate with(New typed) {
        return new Candidate(
                Stream.concat(
                                files.stream().filter(file -> !file.path().equals(typed.path())),
                                Stream.of(typed))
                        .toList(),
                Content.of(digest + " " + Content.digest(typed.content())).digest());
    }

    /** What was before a release. */
    public static Candidate before(List<FileChange> release) {
        List<New> files =
                release.stream()
                        .map(change -> new New(change.path(), change.was()))
                        .sorted(Comparator.comparing(New::path))
                        .toList();
        return new Candidate(
                files,
                Content.of(
                                files.stream()
                                        .map(file ->
                                                file.path() + " " + Content.digest(file.content()))
                                        .collect(Collectors.joining("\n")))
                        .digest());
    }
}
