package org.hotline12333.console.view;

import java.util.Locale;

/** A part of the console that has its link at the head of each page. */
public enum Section {
    LIVE("/"),
    MAP("/map"),
    PHONE("/phone"),
    CALLS("/calls"),
    DRAFTS("/drafts"),
    RELEASES("/releases");

    private final String path;

    Section(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }

    /** The name of the text that is its title. */
    public String title() {
        return "section." + name().toLowerCase(Locale.ROOT);
    }
}
