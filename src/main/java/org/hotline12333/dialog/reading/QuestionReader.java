package org.hotline12333.dialog.reading;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.StrictMapping;
import org.hotline12333.authoring.YamlNode;
import org.hotline12333.dialog.Action;
import org.hotline12333.dialog.Filler;
import org.hotline12333.dialog.Question;

/** Reads what menus and fields have in common. */
public final class QuestionReader {
    static final Set<String> KEYS =
            Set.of(
                    "prompt",
                    "brief",
                    "help",
                    "bargein",
                    "timeout",
                    "interdigittimeout",
                    "noinput",
                    "nomatch");
    private static final Set<String> REQUIRED = Set.of("bargein", "timeout", "interdigittimeout");
    private static final Set<String> PROPERTIES =
            Set.of("bargein", "timeout", "interdigittimeout", "fetchaudio", "fetchaudiodelay");

    /** Where the text is written that is said while a service takes long. */
    public static final String FILLER = "properties/fetchaudio";

    /** Taken where the file's own values are faulty, so that reading can go on. */
    private static final Duration ANY = StrictMapping.TIMEOUT_MIN;

    private final ActionReader actions;
    private final Question defaults;
    private final Optional<Filler> filler;

    private QuestionReader(ActionReader actions, Question defaults, Optional<Filler> filler) {
        this.actions = actions;
        this.defaults = defaults;
        this.filler = filler;
    }

    /**
     * A reader of questions that take from {@code properties} and {@code catch} what they do not
     * say themselves.
     */
    static QuestionReader with(
            Optional<YamlNode> properties,
            Optional<StrictMapping> caught,
            ActionReader actions,
            ProblemList problems) {
        Question blank =
                new Question(List.of(), List.of(), List.of(), true, ANY, ANY, List.of(), List.of());
        QuestionReader unaided = new QuestionReader(actions, blank, Optional.empty());
        Optional<StrictMapping> section =
                properties.flatMap(node ->
                        StrictMapping.of(node, "properties", "`properties`", problems, PROPERTIES));
        section.ifPresent(all -> REQUIRED.stream().sorted().forEach(all::required));
        Optional<Filler> filler = section.flatMap(QuestionReader::filler);
        Question timed = section.map(unaided::question).orElse(blank);
        Question defaults =
                caught.map(new QuestionReader(actions, timed, filler)::question).orElse(timed);
        return new QuestionReader(actions, defaults, filler);
    }

    private static Optional<Filler> filler(StrictMapping properties) {
        if (properties.has("fetchaudiodelay")) {
            properties.required("fetchaudio");
        }
        Duration delay = properties.timeout("fetchaudiodelay").orElse(Filler.DELAY);
        return properties.name("fetchaudio").map(text -> new Filler(text, delay));
    }

    /** What is said while a service takes long. */
    Optional<Filler> filler() {
        return filler;
    }

    /** What a question has that says nothing itself. */
    Question defaults() {
        return defaults;
    }

    /**
     * The same reader for fields: what is no number has a ladder of its own, {@code malformed},
     * where one is caught.
     */
    QuestionReader ofFields(Optional<StrictMapping> caught) {
        List<Action> malformed =
                caught.map(section -> ladder(section, "malformed", defaults.nomatch()))
                        .orElse(defaults.nomatch());
        return new QuestionReader(actions, defaults.withNomatch(malformed), filler);
    }

    /** The question whose keys stand in this section, among others. */
    Question question(StrictMapping section) {
        List<String> prompt = section.names("prompt");
        return new Question(
                prompt,
                section.has("brief") ? section.names("brief") : prompt,
                section.has("help") ? section.names("help") : prompt,
                section.flag("bargein").orElse(defaults.bargein()),
                section.timeout("timeout").orElse(defaults.timeout()),
                section.timeout("interdigittimeout").orElse(defaults.interdigitTimeout()),
                ladder(section, "noinput", defaults.noinput()),
                ladder(section, "nomatch", defaults.nomatch()));
    }

    private List<Action> ladder(StrictMapping section, String key, List<Action> inherited) {
        return section.node(key)
                .map(node -> actions.ladder(node, section.path(key)))
                .orElse(inherited);
    }
}
