package org.hotline12333.console.view;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A call that the telephone in the page begins with.
 *
 * @param name of the scripted call
 * @param text of it; empty where there is no such script
 * @param place the menu at which it is looked at; empty where at none
 */
public record PhoneScript(String name, String text, String place) {
    /** The address of the telephone that has made this scripted call, and shows where it passes. */
    public static String address(String name, String place) {
        return "/phone?script=" + encoded(name) + "&place=" + encoded(place);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Whether a script was asked for that is not there. */
    public boolean isMissing() {
        return !name.isEmpty() && text.isEmpty();
    }
}
