package org.hotline12333.fastagi;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.Utterance;

/** Things to say, and the files that commands name for them. */
final class Utterances {
    private Utterances() {}

    static Utterance clips(String... ids) {
        return new Utterance("", Stream.of(ids).map(Clip::new).toList());
    }

    /** More than one command holds, and less than two. */
    static Utterance tooLongForOne() {
        return clips(
                IntStream.range(0, 150).mapToObj("zh/n%02d"::formatted).toArray(String[]::new));
    }

    static List<String> names(Utterance utterance) {
        return utterance.clips().stream().map(clip -> "hotline/" + clip.id()).toList();
    }

    static List<String> files(String command, String before, String after) {
        return List.of(
                command.substring(before.length(), command.length() - after.length()).split("&"));
    }
}
