package org.hotline12333.console.view;

import java.util.List;
import java.util.Optional;
import org.hotline12333.authoring.Problem;

/**
 * A file of a draft, as it is edited.
 *
 * @param text what is before the reader
 * @param seen the digest that it was saved with; goes back with the form
 * @param base the digest of what is published
 * @param inDraft whether the draft changes it
 * @param theirs what somebody else has made of it meanwhile
 * @param problems of this file; nothing while it is still being read
 */
public record DraftText(
        String path,
        String text,
        String seen,
        String base,
        boolean inDraft,
        Optional<Theirs> theirs,
        Optional<List<Problem>> problems) {
    /**
     * Another text of the same file.
     *
     * @param by whose; nobody's where it is published
     * @param text nothing where the file is gone
     */
    public record Theirs(Optional<String> by, Optional<String> text) {}
}
