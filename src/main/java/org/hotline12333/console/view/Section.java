package org.hotline12333.console.view;

import java.util.Locale;

/** A part of the console that has its link at the head of each page. */
public enum Section {
    LIVE("/"),
    MAP("/map"),
    PHONE("/phone"),
    CALLS("/calls"),
    AGENT("/agent"),
    TICKETS("/tickets"),
    DRAFTS("/drafts"),
    RELEASES("/releases");

    private final String path;

    Section(String path) {
        this.path = path;
    }

    public String path() {
        return path;
    }

    /** Whether this reader has any use for its link; who may see what is said elsewhere. */
    public boolean isFor(Page.Reader reader) {
        return switch (this) {
            case CALLS -> reader.seesCalls();
            case TICKETS -> reader.isOperator();
            case LIVE, MAP, PHONE, AGENT, DRAFTS, RELEASES -> true;
        };
    }

    /** The name of the text that is its title. */
    public String title() {
        return "section." + name().toLowerCase(Locale.ROOT);
    }
}
