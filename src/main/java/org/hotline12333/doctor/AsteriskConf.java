package org.hotline12333.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asterisk's configuration files.
 *
 * @param folder where they lie
 * @param site where a site's own lie, which take the place of those in {@code site/} there
 */
public record AsteriskConf(Path folder, Path site) {
    private static final Pattern INCLUDE =
            Pattern.compile("#(?:try)?include\\s+[\"<]?([^\">]+?)[\">]?\\s*");
    private static final Pattern SECTION = Pattern.compile("\\[([^]]+)].*");
    private static final Pattern SETTING = Pattern.compile("([^=]+?)\\s*=>?\\s*(.*)");
    private static final String SITE = "site/";
    private static final int DEPTH_MAX = 8;

    /** A line of a file, which counts from 1. */
    record Setting(Path file, int line, String section, String key, String value) {
        String place() {
            return file + ":" + line;
        }
    }

    /**
     * All settings of a file, with those that it includes, in their order. Passwords of a site lie
     * where only Asterisk finds them; that an include is missing, Asterisk itself says.
     */
    List<Setting> read(String name) throws IOException {
        List<Setting> settings = new ArrayList<>();
        read(folder.resolve(name), "", settings, 0);
        return settings;
    }

    private String read(Path file, String within, List<Setting> settings, int depth)
            throws IOException {
        String section = within;
        int number = 0;
        for (String raw : Files.readAllLines(file)) {
            number++;
            String line = raw.replaceFirst("(^|[^\\\\]);.*", "$1").strip();
            Matcher include = INCLUDE.matcher(line);
            Matcher heading = SECTION.matcher(line);
            Matcher setting = SETTING.matcher(line);
            if (include.matches()) {
                Path other = named(include.group(1));
                if (depth < DEPTH_MAX && Files.exists(other)) {
                    section = read(other, section, settings, depth + 1);
                }
            } else if (heading.matches()) {
                section = heading.group(1);
            } else if (setting.matches()) {
                settings.add(
                        new Setting(file, number, section, setting.group(1), setting.group(2)));
            }
        }
        return section;
    }

    private Path named(String included) {
        if (included.startsWith(SITE)) {
            Path own = site.resolve(included.substring(SITE.length()));
            if (Files.exists(own)) {
                return own;
            }
        }
        return folder.resolve(included);
    }
}
