package org.hotline12333.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hotline12333.announcement.Announcement;
import org.hotline12333.authoring.Problem;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.hours.Opening.Closed;
import org.hotline12333.interpreter.Release;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.services.Services;

/** Texts that no caller can ever hear: mostly the other half of a name that was mistyped. */
public final class UnsaidTexts {
    /** As Asterisk's own dialplan names a clip: below its language, which a variable may hold. */
    private static final Pattern CLIP =
            Pattern.compile("hotline(?:/(?:[a-z0-9-]+|\\$\\{[^{}/]+}))+/([a-z0-9_-]+)");

    private UnsaidTexts() {}

    /** One problem for each. */
    public static List<Problem> in(Path home, Release release) throws IOException {
        Prompts prompts = release.prompts();
        Dialplan dialplan = release.dialplan();
        Set<String> said = new HashSet<>(dialplan.texts());
        Services.contracts().stream()
                .flatMap(contract -> contract.outcomes().values().stream())
                .flatMap(outcome -> outcome.phrases().values().stream())
                .forEach(said::addAll);
        if (dialplan.queues().values().stream().anyMatch(queue -> queue.hours().isPresent())) {
            said.addAll(Closed.phrases());
        }
        release.announcements().all().stream().map(Announcement::text).forEach(said::add);
        said.addAll(saidByAsterisk(home.resolve("dialplans/asterisk")));
        return prompts.languages().stream()
                .flatMap(language -> unsaid(prompts, language, said))
                .toList();
    }

    private static Stream<Problem> unsaid(Prompts prompts, Language language, Set<String> said) {
        TreeMap<String, SourceLocation> texts = new TreeMap<>(prompts.texts(language));
        texts.keySet().removeAll(said);
        return texts.entrySet().stream()
                .map(text ->
                        Problem.of(
                                ReleaseProblem.TEXT_UNSAID,
                                text.getValue(),
                                "nothing says the text `%s`".formatted(text.getKey()),
                                "delete it, or name it in a dialplan"));
    }

    private static Set<String> saidByAsterisk(Path folder) throws IOException {
        Set<String> said = new HashSet<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.filter(f -> f.toString().endsWith(".conf")).toList()) {
                    CLIP.matcher(Files.readString(file))
                            .results()
                            .forEach(clip -> said.add(clip.group(1)));
                }
            }
        }
        return said;
    }
}
