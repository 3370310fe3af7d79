package org.hotline12333.cli;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** How a test writes in the editor of a draft's file. */
final class EditorKeys {
    private static final String PASTE =
            """
            (it, text) => {
              const data = new DataTransfer();
              data.setData('text/plain', text);
              it.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, cancelable: true }));
            }\
            """;

    private EditorKeys() {}

    /** Where one types. */
    static Locator in(Page page) {
        return page.locator(".cm-content");
    }

    /** Pastes a text over all that is there. */
    static void write(Page page, String text) {
        in(page).focus();
        page.keyboard().press("Control+a");
        in(page).evaluate(PASTE, text);
    }
}
