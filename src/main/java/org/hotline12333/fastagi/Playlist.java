package org.hotline12333.fastagi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.Utterance;
import org.hotline12333.value.SoundId;

/** Clips as the arguments of commands that play them. */
final class Playlist {
    /** Where Asterisk has the clips. */
    static final String FOLDER = "hotline/";

    private static final String AND = "&";

    private Playlist() {}

    /** The last file in a command of its own. */
    static List<String> lastApart(Utterance utterance) {
        List<Clip> clips = utterance.clips();
        int last = Math.max(0, clips.size() - 1);
        return Stream.of(clips.subList(0, last), clips.subList(last, clips.size()))
                .flatMap(part -> of(part).stream())
                .toList();
    }

    /** The same before a key is waited for: what waits plays a file of Asterisk's, or nothing. */
    static List<String> asked(List<String> commands) {
        return isStored(commands)
                ? Stream.concat(commands.stream(), Stream.of("")).toList()
                : commands;
    }

    private static boolean isStored(List<String> files) {
        return !files.isEmpty() && stored(files.getLast()).isPresent();
    }

    /** What is no file of Asterisk's, but lies in the store. */
    static Optional<SoundId> stored(String file) {
        return file.startsWith(FOLDER) && !file.contains(AND)
                ? new Clip(file.substring(FOLDER.length())).stored()
                : Optional.empty();
    }

    /** Files as Asterisk joins them, in as few commands as they fit. */
    static List<String> of(List<Clip> clips) {
        List<String> commands = new ArrayList<>();
        List<String> files = new ArrayList<>();
        for (Clip clip : clips) {
            String file = FOLDER + clip.id();
            boolean apart = clip.stored().isPresent() || isStored(files);
            if (!files.isEmpty() && (apart || !Command.fits(files, file))) {
                commands.add(String.join(AND, files));
                files.clear();
            }
            files.add(file);
        }
        if (!files.isEmpty()) {
            commands.add(String.join(AND, files));
        }
        return commands;
    }
}
