package org.hotline12333.prompt;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads who speaks, and how fast. */
record VoiceReader(Faults faults) {
    private static final Pattern SPEED = Pattern.compile("[1-9]\\d{0,2}");

    /** The voice of a language, which names its paces. */
    Voice read(Entry manner) {
        Map<Pace, Integer> speeds = new HashMap<>();
        Entry paces =
                manner.entry("paces")
                        .orElse(new Entry(manner.file(), 0, "paces", manner.text(), List.of()));
        for (Entry entry : paces.entries()) {
            pace(entry).ifPresent(pace -> speeds.put(pace, speed(entry)));
        }
        if (!speeds.containsKey(Pace.ORDINARY)) {
            faults.add(
                    paces.file(),
                    paces.line(),
                    "`paces` has no `ordinary`",
                    "add a line `ordinary: 160`");
        }
        return new Voice(manner.wordOf("voice", faults), speeds);
    }

    /** The voice of one text: what it says of its own, and the rest from its language. */
    Voice read(Entry text, Voice usual) {
        String name = text.entry("voice").flatMap(voice -> voice.word(faults)).orElse(usual.name());
        Optional<Integer> speed = text.entry("speed").map(this::speed);
        return new Voice(
                name,
                usual.speeds().entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, e -> speed.orElse(e.getValue()))));
    }

    private Optional<Pace> pace(Entry entry) {
        try {
            return Optional.of(new Pace(entry.key()));
        } catch (IllegalArgumentException fault) {
            faults.add(
                    entry.file(),
                    entry.line(),
                    fault.getMessage() + "",
                    "name it by small letters, such as slow");
            return Optional.empty();
        }
    }

    private int speed(Entry entry) {
        Optional<String> word = entry.word(faults);
        if (word.filter(SPEED.asMatchPredicate()).isPresent()) {
            return Integer.parseInt(word.get());
        }
        word.ifPresent(given ->
                faults.add(
                        entry.file(),
                        entry.line(),
                        "`%s` is no speed".formatted(given),
                        "write the engine's words a minute, such as 160"));
        return 1;
    }
}
