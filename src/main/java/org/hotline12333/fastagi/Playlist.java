package org.hotline12333.fastagi;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.Utterance;

/** Clips as the arguments of commands that play them. */
final class Playlist {
    /** Where Asterisk has the clips. */
    static final String FOLDER = "hotline/";

    private Playlist() {}

    /** The last file in a command of its own. */
    static List<String> lastApart(Utterance utterance) {
        List<Clip> clips = utterance.clips();
        int last = Math.max(0, clips.size() - 1);
        return Stream.of(clips.subList(0, last), clips.subList(last, clips.size()))
                .flatMap(part -> of(part).stream())
                .toList();
    }

    /** Files as Asterisk joins them, in as few commands as they fit. */
    static List<String> of(List<Clip> clips) {
        List<String> commands = new ArrayList<>();
        List<String> files = new ArrayList<>();
        for (Clip clip : clips) {
            String file = FOLDER + clip.id();
            if (!files.isEmpty() && !Command.fits(files, file)) {
                commands.add(String.join("&", files));
                files.clear();
            }
            files.add(file);
        }
        if (!files.isEmpty()) {
            commands.add(String.join("&", files));
        }
        return commands;
    }
}
