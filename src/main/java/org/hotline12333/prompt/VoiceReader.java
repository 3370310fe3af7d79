package org.hotline12333.prompt;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.StrictMapping;

/** Reads who speaks, and how fast. */
record VoiceReader(ProblemList problems) {
    private static final Pattern SPEED = Pattern.compile("[1-9]\\d{0,2}");

    /** The voice of a language, which names its paces. */
    Voice read(StrictMapping manner) {
        Map<SpeechRate, Integer> speeds = new HashMap<>();
        manner.section("paces")
                .ifPresent(paces -> {
                    var _ = paces.required(SpeechRate.ORDINARY.name());
                    for (String name : paces.keys()) {
                        pace(paces, name).ifPresent(pace -> speeds.put(pace, speed(paces, name)));
                    }
                });
        return new Voice(manner.requiredText("voice").orElse(""), speeds);
    }

    /** The voice of one text: what it says of its own, and the rest from its language. */
    Voice read(StrictMapping text, Voice usual) {
        Optional<Integer> speed = text.node("speed").map(_ -> speed(text, "speed"));
        return new Voice(
                text.text("voice").orElse(usual.name()),
                usual.speeds().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, e -> speed.orElse(e.getValue()))));
    }

    private Optional<SpeechRate> pace(StrictMapping paces, String name) {
        try {
            return Optional.of(new SpeechRate(name));
        } catch (IllegalArgumentException fault) {
            problems.add(
                    TextProblem.BAD_PACE,
                    paces.at(name),
                    fault.getMessage() + "",
                    "name it by small letters, such as slow");
            return Optional.empty();
        }
    }

    private int speed(StrictMapping section, String key) {
        Optional<String> word = section.text(key);
        if (word.filter(SPEED.asMatchPredicate()).isPresent()) {
            return Integer.parseInt(word.get());
        }
        word.ifPresent(given ->
                problems.add(
                        TextProblem.BAD_SPEED,
                        section.at(key),
                        "`%s` is no speed".formatted(given),
                        "write the engine's words a minute, such as 160"));
        return 1;
    }
}
