package org.hotline12333.settings;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the URL of the database may look like. A driver repeats what it does not understand of a
 * URL, and where it does not understand there may be a password: such a URL never reaches it.
 */
public final class DatabaseUrl {
    private static final String HOST = "(?:[\\w.-]+|\\[[0-9A-Fa-f:.]+])(?::\\d{1,5})?";
    private static final String VALUE = "(?:[^&%\\s#;]|%[0-9A-Fa-f]{2})*";
    private static final Pattern POSTGRES =
            Pattern.compile(
                    "jdbc:postgresql:(?://(?:%1$s(?:,%1$s)*)?/)?(?:[\\w.$~+-]|%%[0-9A-Fa-f]{2})*(?:\\?%2$s(?:&%2$s)*)?"
                            .formatted(HOST, "\\w+=" + VALUE));
    private static final Pattern H2 =
            Pattern.compile(
                    "jdbc:h2:(?:(?:tcp|ssl)://%s/[^;@]+|(?!tcp:|ssl:)[^;]+)(?:;[A-Za-z_]+=[^;]*)*"
                            .formatted(HOST));

    /** A part of a URL that nobody else must read. */
    private static final Pattern PASSWORD =
            Pattern.compile("(?i)[?&;]\\w*(?:password|secret)\\w*=([^&;]+)");

    /** Fewer letters stand in any message by chance. */
    private static final int SECRET_MIN = 4;

    private DatabaseUrl() {}

    /**
     * The URL, where it is one.
     *
     * @throws SettingException where it is none, without repeating it
     */
    static String checked(String url) {
        if (!url.startsWith("jdbc:h2:") && !url.startsWith("jdbc:postgresql:")) {
            throw new SettingException(
                    "HOTLINE_DB_URL names no database that is known; write"
                            + " jdbc:postgresql://HOST/DATABASE");
        }
        if (!POSTGRES.matcher(url).matches() && !H2.matcher(url).matches()) {
            throw new SettingException(
                    "HOTLINE_DB_URL is not written as a URL of a database is; write"
                            + " jdbc:postgresql://HOST:PORT/DATABASE, with user and password in"
                            + " HOTLINE_DB_USER and HOTLINE_DB_PASSWORD");
        }
        return url;
    }

    /** A line without the secrets of these settings, whoever has written it. */
    public static String without(Map<String, String> settings, String line) {
        Optional<String> url = Optional.ofNullable(settings.get("HOTLINE_DB_URL"));
        List<String> secrets =
                Stream.concat(
                                Stream.ofNullable(settings.get("HOTLINE_DB_PASSWORD")),
                                url.stream()
                                        .flatMap(each ->
                                                PASSWORD.matcher(each)
                                                        .results()
                                                        .map(found -> found.group(1))))
                        .filter(secret -> secret.length() >= SECRET_MIN)
                        .toList();
        String hidden = line;
        for (String secret : secrets) {
            hidden = hidden.replace(secret, "****");
        }
        return hidden;
    }
}
