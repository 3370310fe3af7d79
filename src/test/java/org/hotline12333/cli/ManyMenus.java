package org.hotline12333.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** A hotline that has grown: the real one, and behind a key of its main menu so many more menus. */
public final class ManyMenus {
    private static final String MAIN = "dialplans/hotline/main.yaml";
    private static final int CHOICES = 4;

    private ManyMenus() {}

    /** The real dialplans with these more, each behind one before it. */
    public static Home added(Path folder, int menus) {
        StringBuilder yaml = new StringBuilder("dialogs:\n");
        for (int menu = 0; menu < menus; menu++) {
            yaml.append("  %s:\n    menu:\n      prompt: policy-menu\n".formatted(name(menu)))
                    .append("      choices:\n");
            for (int key = 1; key <= CHOICES; key++) {
                int next = menu * CHOICES + key;
                String leads =
                        next < menus
                                ? "goto: " + name(next)
                                : key == 1
                                        ? "goto: " + name(menu / 2)
                                        : key == 2 ? "transfer: complaints" : "goto: personal";
                yaml.append("        \"%d\": {%s}\n".formatted(key, leads));
            }
        }
        Home home =
                Home.copied(folder)
                        .replacing(
                                MAIN,
                                "\"3\": {goto: leave-word}",
                                "\"3\": {goto: leave-word}\n        \"4\": {goto: %s}"
                                        .formatted(name(0)));
        try {
            Files.writeString(home.file("dialplans/hotline/many.yaml"), yaml);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return home;
    }

    private static String name(int menu) {
        return String.format(
                Locale.ROOT,
                menu % 7 == 3 ? "district-%d-of-the-whole-province" : "district-%d",
                menu);
    }
}
