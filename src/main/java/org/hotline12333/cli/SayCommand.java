package org.hotline12333.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.prompt.Utterance;
import org.hotline12333.prompt.sound.Clips;
import org.hotline12333.value.Value;
import org.hotline12333.value.ValueKind;
import org.hotline12333.value.ValueReader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What would be heard: the words on the first line, then a clip a line. */
@Command(
        name = "say",
        mixinStandardHelpOptions = true,
        description = "Prints the words and the clips that a caller would hear for a value.")
final class SayCommand implements Callable<Integer> {
    @Spec private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "LANG", description = "zh or en")
    private String language = "";

    @Parameters(
            index = "1",
            paramLabel = "KIND",
            description =
                    "money, cardinal, counted, months, duration, year, year-month, year-months,"
                            + " date, time, digits, tail, percent, decimal, grade or phrase")
    private String kind = "";

    @Parameters(index = "2", paramLabel = "VALUE", description = "such as 28640.32 or 2024-01")
    private String value = "";

    @Option(names = "--wav", paramLabel = "FILE", description = "write the sound there, too")
    private @Nullable Path wav;

    @Override
    public Integer call() throws IOException, PromptsException {
        Path folder = Hotline.home().resolve("prompts");
        Prompts prompts = Prompts.load(folder);
        Utterance utterance = prompts.say(spoken(prompts), read());
        PrintWriter out = spec.commandLine().getOut();
        out.println(utterance.words());
        utterance.clips().stream().map(Clip::id).forEach(out::println);
        if (wav != null) {
            new Clips(folder, prompts).write(utterance, wav);
        }
        return 0;
    }

    private Language spoken(Prompts prompts) {
        return prompts.languages().stream()
                .filter(known -> known.code().equals(language))
                .findFirst()
                .orElseThrow(() ->
                        wrong("no language " + language + "; there are " + prompts.languages()));
    }

    private Value read() {
        ValueKind known =
                ValueKind.of(kind)
                        .orElseThrow(() -> wrong("no kind " + kind + "; there are " + kinds()));
        try {
            return ValueReader.read(known, value);
        } catch (IllegalArgumentException e) {
            throw wrong(e.getMessage() + "");
        }
    }

    private static String kinds() {
        return Arrays.stream(ValueKind.values())
                .map(ValueKind::word)
                .collect(Collectors.joining(", "));
    }

    private ParameterException wrong(String what) {
        return new ParameterException(spec.commandLine(), what);
    }
}
