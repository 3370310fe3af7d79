package org.hotline12333.console.view;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.hotline12333.live.CallerRegion;

/** What pages say, in one language; each text is a pattern of ICU's. */
public enum Words {
    CHINESE(Locale.SIMPLIFIED_CHINESE, "zh", "中文"),
    ENGLISH(Locale.ENGLISH, "en", "English");

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Asia/Shanghai"));

    private final Locale locale;
    private final String code;
    private final String ownName;

    @SuppressWarnings("ImmutableEnumChecker") // read once
    private final Map<String, String> texts;

    Words(Locale locale, String code, String ownName) {
        this.locale = locale;
        this.code = code;
        this.ownName = ownName;
        texts = read("/console/words-" + code + ".properties");
    }

    private static Map<String, String> read(String file) {
        Properties texts = new Properties();
        try (InputStream in = Objects.requireNonNull(Words.class.getResourceAsStream(file), file)) {
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts.stringPropertyNames().stream()
                .collect(Collectors.toUnmodifiableMap(name -> name, texts::getProperty));
    }

    /** Those of a reader of this language; Chinese where there are none. */
    public static Words of(Locale locale) {
        return locale.getLanguage().equals(ENGLISH.locale.getLanguage()) ? ENGLISH : CHINESE;
    }

    /**
     * A text.
     *
     * @param values for {@code {0}} and so on
     * @throws IllegalArgumentException where there is none of this name
     */
    public String text(String name, Object... values) {
        String pattern = texts.get(name);
        if (pattern == null) {
            throw new IllegalArgumentException("the console has no words for " + name);
        }
        return new MessageFormat(pattern, locale).format(values);
    }

    /** A region, as these readers call it. */
    public String region(CallerRegion region) {
        return switch (this) {
            case CHINESE -> region.chinese();
            case ENGLISH -> region.english();
        };
    }

    /** A moment, by the clock of Beijing. */
    public String moment(Instant at) {
        return MOMENT.format(at);
    }

    /** The names of all texts. */
    Set<String> names() {
        return texts.keySet();
    }

    /** As the language attribute of HTML has it. */
    public String tag() {
        return locale.toLanguageTag();
    }

    /** In addresses. */
    public String code() {
        return code;
    }

    /** What readers of it call it. */
    public String ownName() {
        return ownName;
    }
}
