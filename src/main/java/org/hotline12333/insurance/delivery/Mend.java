package org.hotline12333.insurance.delivery;

/** What is put right in a row without asking, for nothing else can be meant. */
public enum Mend {
    BLANKS("Blanks and tabs before and behind a value are taken off."),
    FULL_WIDTH("Full-width digits, letters, points and hyphens become ASCII."),
    SMALL_X("The x that ends an ID number becomes X."),
    OLD_ID("An ID number of 15 digits gets its century and its check digit.");

    private final String rule;

    Mend(String rule) {
        this.rule = rule;
    }

    /** What is done, a sentence. */
    public String rule() {
        return rule;
    }
}
