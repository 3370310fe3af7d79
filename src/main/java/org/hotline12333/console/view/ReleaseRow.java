package org.hotline12333.console.view;

import java.util.List;
import java.util.Optional;
import org.hotline12333.draft.PublishedRelease;

/**
 * What was published once.
 *
 * @param written the files of authors that it changed; its sounds are not among them
 * @param undone what came of the wish to take it back
 */
public record ReleaseRow(PublishedRelease release, List<String> written, Optional<Undone> undone) {
    public ReleaseRow {
        written = List.copyOf(written);
    }

    /**
     * How it stands with that.
     *
     * @param word names the text that says so
     * @param of what that text says it of
     * @param later the release that is in the way, or 0
     */
    public record Undone(String word, String of, long later) {
        public boolean isUnderWay() {
            return word.equals("waits");
        }
    }
}
