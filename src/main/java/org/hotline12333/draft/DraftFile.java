package org.hotline12333.draft;

import java.time.Instant;
import java.util.Optional;

/**
 * A file as it is to be.
 *
 * @param text empty where it is to go
 * @param begunFrom the digest of the published one; empty where there was none
 */
public record DraftFile(
        FilePath path,
        Optional<String> text,
        String begunFrom,
        String changedBy,
        Instant changedAt) {
    public String digest() {
        return Content.digest(content());
    }

    public Optional<Content> content() {
        return text.map(Content::of);
    }
}
