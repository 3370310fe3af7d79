package org.hotline12333.draft;

import java.time.Instant;
import java.util.OptionalLong;

/**
 * What was published.
 *
 * @param undoes the one that it takes back
 * @param files how many it changed, sounds included
 */
public record PublishedRelease(
        long id,
        String name,
        String reason,
        String publishedBy,
        Instant publishedAt,
        OptionalLong undoes,
        int files) {}
