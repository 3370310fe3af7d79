package org.hotline12333.draft;

import java.util.Optional;

/**
 * A file that a release changes.
 *
 * @param was nothing where it was not there
 * @param becomes nothing where it goes
 */
public record FileChange(FilePath path, Optional<Content> was, Optional<Content> becomes) {
    public FileChange reversed() {
        return new FileChange(path, becomes, was);
    }
}
