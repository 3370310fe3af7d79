package org.hotline12333.console.view;

/** Whether a reader may call through Asterisk. */
public enum WebphoneUse {
    READY("webphone.lead"),
    /** It is not switched on. */
    OFF("webphone.off"),
    /** It is on, for others. */
    NOT_YOURS("webphone.not-yours");

    private final String words;

    WebphoneUse(String words) {
        this.words = words;
    }

    /** What the page says of it: the name of a text. */
    public String words() {
        return words;
    }
}
