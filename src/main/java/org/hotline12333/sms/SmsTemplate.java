package org.hotline12333.sms;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12333.store.outbox.Dispatch.Letter;

/**
 * What a gateway wants to be sent: {@code {number}}, {@code {text}} and {@code {key}} are filled,
 * each as the type of the content demands. Prints nothing of it: headers hold passwords.
 */
public final class SmsTemplate {
    private static final String TYPE = "content-type";
    private static final String JSON = "application/json";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String BODY =
            "{\"key\": \"{key}\", \"to\": \"{number}\", \"text\": \"{text}\"}";
    private static final Pattern PLACE = Pattern.compile("\\{(number|text|key)}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\"\\\\]");
    private static final Pattern HEADER = Pattern.compile("([A-Za-z0-9-]+): *([ -~]*)");

    private final String body;
    private final SequencedMap<String, String> headers;
    private final UnaryOperator<String> escape;

    private SmsTemplate(
            String body, SequencedMap<String, String> headers, UnaryOperator<String> escape) {
        this.body = body;
        this.headers = headers;
        this.escape = escape;
    }

    /**
     * Reads a template.
     *
     * @param body empty for a plain object of JSON
     * @param headers {@code Name: value}, with a bar between two; the text, which may have lines,
     *     cannot stand in one
     * @throws IllegalArgumentException where one is none, or number or text has no place; without
     *     what stands there
     */
    public static SmsTemplate of(String body, String headers) {
        String whole = body.isBlank() ? BODY : body;
        if (!whole.contains("{number}") || !whole.contains("{text}")) {
            throw new IllegalArgumentException("the body has no place for {number} or {text}");
        }
        SequencedMap<String, String> all = headers(headers);
        return new SmsTemplate(whole, all, escape(all));
    }

    private static SequencedMap<String, String> headers(String written) {
        SequencedMap<String, String> all = new LinkedHashMap<>();
        all.put("Content-Type", JSON + "; charset=utf-8");
        all.put("Idempotency-Key", "{key}");
        for (String line : written.isBlank() ? new String[0] : written.split("\\|", -1)) {
            Matcher header = HEADER.matcher(line.strip());
            if (!header.matches()) {
                throw new IllegalArgumentException("headers are `Name: value`, with a bar between");
            }
            if (header.group(2).contains("{text}")) {
                throw new IllegalArgumentException("a header cannot hold {text}, the body does");
            }
            all.keySet().removeIf(name -> name.equalsIgnoreCase(header.group(1)));
            all.put(header.group(1), header.group(2).strip());
        }
        return all;
    }

    private static UnaryOperator<String> escape(Map<String, String> headers) {
        String type =
                headers.entrySet().stream()
                        .filter(header -> header.getKey().equalsIgnoreCase(TYPE))
                        .map(header -> header.getValue().toLowerCase(Locale.ROOT))
                        .findAny()
                        .orElse(JSON);
        if (type.startsWith(JSON)) {
            return SmsTemplate::json;
        }
        return type.startsWith(FORM)
                ? text -> URLEncoder.encode(text, StandardCharsets.UTF_8)
                : UnaryOperator.identity();
    }

    private static String json(String text) {
        return CONTROL.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(
                                String.format(
                                        Locale.ROOT, "\\u%04x", (int) found.group().charAt(0))));
    }

    String body(Letter letter) {
        return filled(body, letter, escape);
    }

    SequencedMap<String, String> headers(Letter letter) {
        SequencedMap<String, String> filled = new LinkedHashMap<>();
        headers.forEach(
                (name, value) -> filled.put(name, filled(value, letter, UnaryOperator.identity())));
        return filled;
    }

    private static String filled(String template, Letter letter, UnaryOperator<String> escape) {
        return PLACE.matcher(template)
                .replaceAll(place ->
                        Matcher.quoteReplacement(
                                escape.apply(
                                        switch (place.group(1)) {
                                            case "number" -> letter.to().canonical();
                                            case "text" -> letter.text().reveal();
                                            default -> letter.key();
                                        })));
    }
}
