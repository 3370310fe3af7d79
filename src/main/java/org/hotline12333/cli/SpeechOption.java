package org.hotline12333.cli;

import org.hotline12333.prompt.sound.SpeechEngine;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The engine that speaks the clips: a check must know it as well as a rendering. */
final class SpeechOption {
    @Option(
            names = "--engine",
            paramLabel = "COMMAND",
            description =
                    "speaks the clips, with {text}, {voice}, {speed} and {out}; HOTLINE_SPEECH_ENGINE,"
                            + " or else espeak-ng",
            defaultValue = "${env:HOTLINE_SPEECH_ENGINE}")
    private @Nullable String command;

    SpeechEngine engine() {
        return command == null || command.isBlank()
                ? SpeechEngine.ESPEAK
                : new SpeechEngine(command);
    }
}
