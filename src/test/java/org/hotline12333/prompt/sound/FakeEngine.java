package org.hotline12333.prompt.sound;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A speech engine that says the same sound for all words, and writes down what it was asked. */
public record FakeEngine(Path folder) {
    /** Too quiet, and with silence at both ends: 100 ms are left of it. */
    public static FakeEngine in(Path folder) throws IOException {
        FakeEngine fake = new FakeEngine(Files.createDirectories(folder));
        fake.says(Waves.silence(150).then(Waves.tone(900, 100)).then(Waves.silence(250)));
        fake.does("cp %s \"$1\"".formatted(fake.tone()));
        return fake;
    }

    private Path tone() {
        return folder.resolve("tone.wav");
    }

    void says(Sound sound) throws IOException {
        sound.write(tone());
    }

    /** The lines of the script, $1 being the file to write. */
    void does(String lines) throws IOException {
        Files.writeString(
                folder.resolve("engine.sh"),
                "echo \"$2 $3 $4\" >> %s\n%s\n".formatted(folder.resolve("calls"), lines));
    }

    SpeechEngine engine() {
        return new SpeechEngine(command());
    }

    public String command() {
        return "sh " + folder.resolve("engine.sh") + " {out} {voice} {speed} {text}";
    }

    /**
     * What was asked for since the last time: voice, speed and words; sorted, for two ask at once.
     */
    public List<String> asked() throws IOException {
        Path calls = folder.resolve("calls");
        List<String> asked =
                Files.exists(calls)
                        ? Files.readAllLines(calls).stream().sorted().toList()
                        : List.of();
        Files.deleteIfExists(calls);
        return asked;
    }
}
