package org.hotline12333.console.page;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32;
import org.hotline12333.insurance.demo.DemoNames;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.value.Sound;

/** What a browser may hear: the clips of the present texts, and names of the demo people. */
final class Sounds {
    static final String PATH = "/sound/";

    private static final String NAMES = "name/";
    private static final String ENDING = ".wav";

    private final Supplier<Prompts> prompts;
    private final Map<Clip, Sound> names = DemoNames.heard();

    Sounds(Supplier<Prompts> prompts) {
        this.prompts = prompts;
    }

    /** Below which they lie for ever: other as soon as one of them was made anew. */
    String path() throws IOException {
        CRC32 print = new CRC32();
        Prompts present = prompts.get();
        for (var language : present.languages()) {
            for (Clip clip : present.clips(language).keySet()) {
                Path file = present.sound(clip);
                if (Files.isRegularFile(file)) {
                    long time = Files.getLastModifiedTime(file).toMillis();
                    print.update((clip + " " + time + "\n").getBytes(US_ASCII));
                }
            }
        }
        return PATH + Long.toHexString(print.getValue());
    }

    /**
     * The sound of a clip; nothing where there is none.
     *
     * @param name its id with the ending of a file
     * @throws IllegalArgumentException where it cannot be one
     */
    Optional<byte[]> wav(String name) throws IOException {
        if (!name.endsWith(ENDING)) {
            return Optional.empty();
        }
        String id = name.substring(0, name.length() - ENDING.length());
        Clip clip = new Clip(id);
        return id.startsWith(NAMES)
                ? Optional.ofNullable(names.get(clip)).map(Sound::wav)
                : rendered(clip);
    }

    private Optional<byte[]> rendered(Clip clip) throws IOException {
        Prompts present = prompts.get();
        boolean known =
                present.languages().stream()
                        .anyMatch(each -> present.clips(each).containsKey(clip));
        Path file = present.sound(clip);
        return known && Files.isRegularFile(file)
                ? Optional.of(Files.readAllBytes(file))
                : Optional.empty();
    }
}
