package org.hotline12333.insurance.delivery;

import java.util.Locale;

/** How dates and months are written. */
public enum DateForm {
    /** 20260930, 202609. */
    DIGITS("20260930", ""),
    /** 2026-09-30, 2026-09. */
    HYPHENS("2026-09-30", "-"),
    /** 2026/09/30, 2026/09. */
    SLASHES("2026/09/30", "/");

    private final String example;
    private final String separator;

    DateForm(String example, String separator) {
        this.example = example;
        this.separator = separator;
    }

    /** As an agency's table has it. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The last of September 2026. */
    String example() {
        return example;
    }

    String separator() {
        return separator;
    }
}
