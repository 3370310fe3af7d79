package org.hotline12333.console.view;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What all pages have.
 *
 * @param words in the reader's language
 * @param section which one is open; none on a page that belongs to no section
 * @param title of this page, the name of a text
 * @param name of what it is about, which stands in the place of the title
 * @param assets below which styles and scripts lie, other for each build
 * @param reader who reads it; nobody before they have logged in
 * @param token goes with each form, and back to whom it was given
 * @param asked what the address of this page has behind its question mark, but for the language
 */
public record Page(
        Words words,
        Optional<Section> section,
        String title,
        Optional<String> name,
        String assets,
        Optional<Reader> reader,
        String token,
        String asked) {
    /**
     * Whoever reads a page.
     *
     * @param name of their account
     * @param isAdmin whether they give accounts
     * @param seesCalls whether single calls are shown to them
     * @param isOperator whether they answer tickets
     */
    public record Reader(String name, boolean isAdmin, boolean seesCalls, boolean isOperator) {}

    /** A section's first page, of nobody yet. */
    public static Page of(Locale locale, Section section, String assets) {
        return new Page(
                Words.of(locale),
                Optional.of(section),
                section.title(),
                Optional.empty(),
                assets,
                Optional.empty(),
                "",
                "");
    }

    /** The same for somebody. */
    public Page readBy(Optional<Reader> who, String formToken) {
        return new Page(words, section, title, name, assets, who, formToken, asked);
    }

    /** The same at an address. */
    public Page asked(String query) {
        return new Page(words, section, title, name, assets, reader, token, query);
    }

    /** A page of its section with a name of its own. */
    public Page named(String own) {
        return new Page(words, section, title, Optional.of(own), assets, reader, token, asked);
    }

    /** What stands at its head. */
    public String heading() {
        return name.orElseGet(() -> words.text(title));
    }

    /** A page apart from the sections. */
    public Page titled(String other) {
        return new Page(
                words, Optional.empty(), other, Optional.empty(), assets, reader, token, asked);
    }

    /** The address of this page in other words, with all else that it has been asked for. */
    public String in(Words language) {
        String other = "?language=" + language.code();
        return asked.isEmpty() ? other : other + "&" + asked;
    }

    /** Whether its readers have it before them in these words. */
    public boolean isIn(Words language) {
        return words == language;
    }

    /** Those that its reader may see. */
    public List<Section> sections() {
        return Stream.of(Section.values())
                .filter(each -> reader.filter(each::isFor).isPresent())
                .toList();
    }

    /** Whether single calls are shown to its reader. */
    public boolean seesCalls() {
        return reader.filter(Reader::seesCalls).isPresent();
    }

    public boolean isOpen(Section other) {
        return section.filter(other::equals).isPresent();
    }
}
