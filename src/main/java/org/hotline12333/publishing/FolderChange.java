package org.hotline12333.publishing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.hotline12333.draft.Content;
import org.hotline12333.draft.FileChange;
import org.hotline12333.draft.FilePath;

/**
 * A file as it is to be, over one release or several.
 *
 * @param from digests of what it may be now: all that it ever was on this way
 */
record FolderChange(FilePath path, Set<String> from, Optional<Content> becomes) {
    FolderChange {
        from = Set.copyOf(from);
    }

    /** What comes of changes, the earliest first. */
    static List<FolderChange> of(List<FileChange> changes) {
        TreeMap<FilePath, FolderChange> all = new TreeMap<>();
        for (FileChange change : changes) {
            Set<String> from = new HashSet<>();
            from.add(Content.digest(change.was()));
            from.add(Content.digest(change.becomes()));
            Optional.ofNullable(all.get(change.path())).ifPresent(one -> from.addAll(one.from()));
            all.put(change.path(), new FolderChange(change.path(), from, change.becomes()));
        }
        return new ArrayList<>(all.values());
    }
}
