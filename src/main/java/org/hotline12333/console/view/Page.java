package org.hotline12333.console.view;

import java.util.Locale;

/**
 * What all pages have.
 *
 * @param words in the reader's language
 * @param section which one is open
 * @param title of this page, the name of a text
 * @param assets below which styles and scripts lie, other for each build
 */
public record Page(Words words, Section section, String title, String assets) {
    /** A section's first page. */
    public static Page of(Locale locale, Section section, String assets) {
        return new Page(Words.of(locale), section, section.title(), assets);
    }

    public Page titled(String other) {
        return new Page(words, section, other, assets);
    }

    /** Whether its readers have it before them in these words. */
    public boolean isIn(Words language) {
        return words == language;
    }

    public boolean isOpen(Section other) {
        return section == other;
    }
}
