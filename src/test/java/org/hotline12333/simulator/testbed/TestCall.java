package org.hotline12333.simulator.testbed;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.simulator.line.Ending;
import org.hotline12333.simulator.line.Played;
import org.hotline12333.simulator.line.ScriptedCaller;

/** A call that is over. */
record TestCall(
        List<Played> played,
        Ending ending,
        Duration length,
        ScriptedCaller caller,
        Prompts prompts) {
    /** The words of the clips that were heard to their end; Mandarin has no blanks between. */
    String words() {
        return played.stream()
                .filter(clip -> !clip.cut())
                .map(clip -> words(clip.clip()))
                .collect(Collectors.joining());
    }

    private String words(Clip clip) {
        Language language = new Language(clip.id().substring(0, clip.id().indexOf('/')));
        String words = Objects.requireNonNull(prompts.clips(language).get(clip)).words();
        return language.code().equals("zh") || words.isEmpty() ? words : words + " ";
    }

    /** The clips heard, whole or in part, as names without their language. */
    List<String> clips() {
        return played.stream()
                .map(clip -> clip.clip().id())
                .map(id -> id.substring(id.indexOf('/') + 1))
                .toList();
    }

    /** Those of the clips that were heard which are texts of this name. */
    List<String> clips(String... names) {
        List<String> wanted = List.of(names);
        return clips().stream().filter(wanted::contains).toList();
    }
}
