package org.hotline12333.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.hotline12333.authoring.Problem;
import org.hotline12333.interpreter.Release;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.prompt.sound.Clips;
import org.hotline12333.prompt.sound.SpeechEngine;
import org.hotline12333.release.ReleaseException;
import org.hotline12333.release.ReleaseFolder;
import org.hotline12333.release.UnsaidTexts;

/** Looks at what authors have written and recorded; {@code check} lists all that is wrong. */
public final class ReleaseChecks {
    private ReleaseChecks() {}

    /** The dialplan and its texts. */
    public record Menus(Path home) implements Check {
        @Override
        public String subject() {
            return "dialplan";
        }

        @Override
        public Finding look() throws IOException {
            List<Problem> problems = new ArrayList<>();
            try {
                Prompts prompts = Prompts.load(home.resolve("prompts"));
                Release release = ReleaseFolder.written(home, prompts);
                problems.addAll(UnsaidTexts.in(home, release));
                if (problems.isEmpty()) {
                    return new Finding.Well("dialplan " + release.dialplan().digest());
                }
            } catch (PromptsException | ReleaseException e) {
                problems.addAll(e.problems());
            }
            return wrong(problems, "check");
        }
    }

    /** The clips. */
    public record Sounds(Path home, SpeechEngine engine) implements Check {
        @Override
        public String subject() {
            return "clips";
        }

        @Override
        public Finding look() throws IOException {
            Path folder = home.resolve("prompts");
            try {
                Prompts prompts = Prompts.load(folder);
                List<Problem> problems = new Clips(folder, prompts, engine).problems();
                int count =
                        prompts.languages().stream()
                                .mapToInt(language -> prompts.clips(language).size())
                                .sum();
                return problems.isEmpty()
                        ? new Finding.Well("all " + count + " are there and fresh")
                        : wrong(problems, "prompts check");
            } catch (PromptsException _) {
                return new Finding.Unknown("the texts that name them cannot be read");
            }
        }
    }

    private static Finding wrong(List<Problem> problems, String verb) {
        return new Finding.Wrong(
                problems.size() == 1
                        ? problems.getFirst().toString()
                        : problems.size() + " problems, the first: " + problems.getFirst(),
                "./hotline " + verb + " lists all");
    }
}
