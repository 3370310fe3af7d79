package org.hotline12333.dialog.check;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hotline12333.dialog.Texts;
import org.hotline12333.prompt.Language;
import org.hotline12333.value.ValueKind;

/** The texts of all languages side by side. */
final class Lexicon {
    private final Texts texts;
    private final List<Language> languages;

    Lexicon(Texts texts) {
        this.texts = texts;
        this.languages =
                texts.languages().stream()
                        .sorted((one, other) -> one.code().compareTo(other.code()))
                        .toList();
    }

    List<String> languageCodes() {
        return languages.stream().map(Language::code).toList();
    }

    boolean speaks(Language language) {
        return texts.languages().contains(language);
    }

    /** The languages that lack a text, comma between. */
    String lacking(String text) {
        return languages.stream()
                .filter(language -> texts.slots(language, text).isEmpty())
                .map(Language::code)
                .collect(Collectors.joining(", "));
    }

    /** The slots of a text, in the first language that has it. */
    Map<String, ValueKind> slots(String text) {
        return languages.stream()
                .map(language -> texts.slots(language, text))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseGet(Map::of);
    }

    /** Where languages differ in a text's slots: {@code en {a, money}, zh {}}; else empty. */
    String differing(String text) {
        Map<String, String> slots = new TreeMap<>();
        for (Language language : languages) {
            texts.slots(language, text)
                    .ifPresent(found -> slots.put(language.code(), words(found)));
        }
        return slots.values().stream().distinct().count() < 2
                ? ""
                : slots.entrySet().stream()
                        .map(entry -> entry.getValue() + " in " + entry.getKey())
                        .collect(Collectors.joining(", "));
    }

    private static String words(Map<String, ValueKind> slots) {
        return slots.isEmpty()
                ? "none"
                : new TreeMap<>(slots)
                        .entrySet().stream()
                                .map(slot -> slot(slot.getKey(), slot.getValue()))
                                .collect(Collectors.joining(" "));
    }

    static String slot(String name, ValueKind kind) {
        return "{" + name + ", " + kind.word() + "}";
    }
}
