package org.hotline12333.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words with slots between them, such as {@code 余额为{balance, money}元}. */
record Template(List<Part> parts) {
    private static final Pattern SLOT =
            Pattern.compile("\\{([^{},]*)(?:,([^{}]*))?}|([^{}]+)|[{}]");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]*");

    /** A piece of a template. */
    sealed interface Part {}

    record Literal(String words) implements Part {}

    /** A slot: what it is called, and how what fills it is spoken. */
    record Slot(String name, String spoken) implements Part {}

    /**
     * @throws IllegalArgumentException saying which brace or name is wrong
     */
    static Template of(String text) {
        List<Part> parts = new ArrayList<>();
        Matcher matcher = SLOT.matcher(text);
        while (matcher.find()) {
            parts.add(part(matcher));
        }
        return new Template(List.copyOf(parts));
    }

    private static Part part(Matcher matcher) {
        String words = matcher.group(3);
        if (words != null) {
            return new Literal(words);
        }
        String name = matcher.group(1);
        String spoken = matcher.group(2);
        if (name == null) {
            throw new IllegalArgumentException(
                    "a brace `%s` without its other half".formatted(matcher.group()));
        }
        if (spoken == null || !NAME.matcher(name.strip()).matches()) {
            throw new IllegalArgumentException(
                    "`%s` is not {name, kind}".formatted(matcher.group()));
        }
        return new Slot(name.strip(), spoken.strip());
    }

    List<Slot> slots() {
        return parts.stream().filter(Slot.class::isInstance).map(Slot.class::cast).toList();
    }
}
