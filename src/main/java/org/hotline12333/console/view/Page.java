package org.hotline12333.console.view;

import java.util.Locale;
import java.util.Optional;

/**
 * What all pages have.
 *
 * @param words in the reader's language
 * @param section which one is open; none on a page that belongs to no section
 * @param title of this page, the name of a text
 * @param assets below which styles and scripts lie, other for each build
 * @param reader who reads it; nobody before they have logged in
 * @param token goes with each form, and back to whom it was given
 */
public record Page(
        Words words,
        Optional<Section> section,
        String title,
        String assets,
        Optional<Reader> reader,
        String token) {
    /**
     * Whoever reads a page.
     *
     * @param name of their account
     * @param isAdmin whether they give accounts
     * @param isOperator whether they answer tickets
     */
    public record Reader(String name, boolean isAdmin, boolean isOperator) {}

    /** A section's first page, of nobody yet. */
    public static Page of(Locale locale, Section section, String assets) {
        return new Page(
                Words.of(locale),
                Optional.of(section),
                section.title(),
                assets,
                Optional.empty(),
                "");
    }

    /** The same for somebody. */
    public Page readBy(Optional<Reader> who, String formToken) {
        return new Page(words, section, title, assets, who, formToken);
    }

    /** A page apart from the sections. */
    public Page titled(String other) {
        return new Page(words, Optional.empty(), other, assets, reader, token);
    }

    /** Whether its readers have it before them in these words. */
    public boolean isIn(Words language) {
        return words == language;
    }

    public boolean isOpen(Section other) {
        return section.filter(other::equals).isPresent();
    }
}
