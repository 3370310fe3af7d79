package org.hotline12333.topic;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotline12333.authoring.SourceLocation;

/**
 * Something that callers ask about.
 *
 * @param id the name of its file
 * @param list the dialog in which it is one of several
 * @param order its place there, the lowest first
 * @param name the text that names it in its list
 * @param parts the texts that tell it, one after the other
 * @param keywords what callers call it; for whoever looks it up
 * @param source where it is written; for whoever keeps it true
 * @param from the first day on which it is told
 * @param until the last one; empty where none is foreseen
 * @param at where it stands
 */
public record Topic(
        String id,
        String list,
        int order,
        String name,
        List<String> parts,
        List<String> keywords,
        String source,
        LocalDate from,
        Optional<LocalDate> until,
        SourceLocation at) {
    public Topic {
        parts = List.copyOf(parts);
        keywords = List.copyOf(keywords);
    }

    /** Whether callers of this day can hear it. */
    public boolean isTold(LocalDate day) {
        return !day.isBefore(from) && until.filter(day::isAfter).isEmpty();
    }

    /** All that is said of it: ids of texts. */
    public List<String> texts() {
        return Stream.concat(Stream.of(name), parts.stream()).toList();
    }
}
