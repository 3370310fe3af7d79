package org.hotline12333.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hotline12333.authoring.Spelling;

/** The environment variables that settings are read from: those that application.yaml names. */
public final class SettingNames {
    private static final Pattern NAMED = Pattern.compile("\\$\\{(HOTLINE_[A-Z_]+)");

    /** Schedulers set variables such as HOTLINE_DB_PORT of their own: only near misses count. */
    private static final int SLIPS_MAX = 2;

    private static final String LOG_FORMAT = "HOTLINE_LOG_FORMAT";
    private static final List<String> LOG_FORMATS = List.of("", "ecs", "logstash", "gelf");

    private SettingNames() {}

    public static List<String> names() {
        try (InputStream yaml = SettingNames.class.getResourceAsStream("/application.yaml")) {
            String text =
                    new String(Objects.requireNonNull(yaml).readAllBytes(), StandardCharsets.UTF_8);
            return NAMED.matcher(text).results().map(found -> found.group(1)).distinct().toList();
        } catch (IOException e) {
            throw new UncheckedIOException("no settings in application.yaml", e);
        }
    }

    /**
     * Finds the variable that was meant as a setting and is none, and the one that cannot be read
     * as it is written.
     *
     * @throws SettingException where there is one, without its value
     */
    public static void check(Map<String, String> environment) {
        checkSpelling(environment);
        checkLogFormat(environment.getOrDefault(LOG_FORMAT, ""));
        new TreeMap<>(environment)
                .forEach((name, value) -> {
                    if (names().contains(name) && value.contains("${")) {
                        throw new SettingException(
                                name
                                        + " holds ${, which begins the name of another setting;"
                                        + " write it without");
                    }
                });
    }

    /** Logging begins before any other setting is read, and would say it in a stack trace. */
    private static void checkLogFormat(String format) {
        if (!LOG_FORMATS.contains(format)) {
            throw new SettingException(
                    "%s is '%s'; it is one of %s, or nothing"
                            .formatted(
                                    LOG_FORMAT,
                                    format,
                                    LOG_FORMATS.stream()
                                            .filter(each -> !each.isEmpty())
                                            .collect(Collectors.joining(", "))));
        }
    }

    private static void checkSpelling(Map<String, String> environment) {
        List<String> names = names();
        new TreeMap<>(environment)
                .keySet().stream()
                        .filter(name -> name.startsWith("HOTLINE") && !names.contains(name))
                        .forEach(name ->
                                Spelling.nearest(name, names, SLIPS_MAX)
                                        .ifPresent(meant -> {
                                            throw new SettingException(
                                                    name
                                                            + " is no setting; did you mean "
                                                            + meant
                                                            + "?");
                                        }));
    }
}
