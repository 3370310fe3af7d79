package org.hotline12333.draft;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What somebody is about to change.
 *
 * @param files those that are changed, by path
 */
public record Draft(long id, String name, String begunBy, Instant begunAt, List<DraftFile> files) {
    public Draft {
        files = List.copyOf(files);
    }

    public Optional<DraftFile> file(FilePath path) {
        return files.stream().filter(file -> file.path().equals(path)).findAny();
    }

    /** Other as soon as anything in it, or what it was begun from, is. */
    public String digest() {
        return Content.of(
                        files.stream()
                                .map(file ->
                                        String.join(
                                                " ",
                                                file.path().text(),
                                                file.digest(),
                                                file.begunFrom()))
                                .collect(Collectors.joining("\n")))
                .digest();
    }
}
