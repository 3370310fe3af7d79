package org.hotline12333.authoring;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hotline12333.announcement.AnnouncementReader;
import org.hotline12333.dialog.reading.DialplanReader;
import org.hotline12333.hours.HoursReader;
import org.hotline12333.insurance.delivery.AgencyTable;
import org.hotline12333.insurance.delivery.DeliveryFolder;
import org.hotline12333.insurance.delivery.Manifest;
import org.hotline12333.insurance.demo.DemoPeople;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.prompt.TestPrompts;
import org.hotline12333.topic.TopicReader;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every reader of YAML is given the same evil files, and says the same of each. */
class EveryReaderTest {
    @TempDir Path folder;

    /** Whatever people write in YAML. */
    private enum Reader {
        DIALPLAN {
            @Override
            List<Problem> read(Path folder, byte[] content) throws IOException {
                Files.write(folder.resolve("evil.yaml"), content);
                return DialplanReader.read(folder).problems().problems();
            }
        },
        HOURS {
            @Override
            List<Problem> read(Path folder, byte[] content) throws IOException {
                return hours(folder, "hours.yaml", content);
            }
        },
        YEAR {
            @Override
            List<Problem> read(Path folder, byte[] content) throws IOException {
                return hours(folder, "2027.yaml", content);
            }
        },
        ANNOUNCEMENTS {
            @Override
            List<Problem> read(Path folder, byte[] content) throws IOException {
                Path file = Files.write(folder.resolve("evil.yaml"), content);
                ProblemList problems = new ProblemList(SourceLocation.whole("evil.yaml"));
                AnnouncementReader.read(file, shipped(), problems);
                return problems.problems();
            }
        },
        TOPIC {
            @Override
            List<Problem> read(Path folder, byte[] content) throws IOException {
                Files.write(folder.resolve("evil.yaml"), content);
                ProblemList problems = new ProblemList(SourceLocation.whole("evil.yaml"));
                TopicReader.read(folder, shipped(), problems);
                return problems.problems();
            }
        },
        TEXTS {
            @Override
            List<Problem> read(Path folder, byte[] content) throws IOException {
                return prompts(folder, "zh/texts.yaml", content);
            }
        },
        LANGUAGE {
            @Override
            List<Problem> read(Path folder, byte[] content) throws IOException {
                return prompts(folder, "zh/language.yaml", content);
            }
        },
        AGENCY_TABLE {
            @Override
            List<Problem> read(Path folder, byte[] content) throws IOException {
                Path file = Files.write(folder.resolve("evil.yaml"), content);
                ProblemList problems = new ProblemList(SourceLocation.whole("evil.yaml"));
                assertThat(AgencyTable.read(file, problems)).isEmpty();
                return problems.problems();
            }
        },
        MANIFEST {
            @Override
            List<Problem> read(Path folder, byte[] content) throws IOException {
                Files.write(folder.resolve(Manifest.NAME), content);
                ProblemList problems = new ProblemList(SourceLocation.whole("evil.yaml"));
                assertThat(DeliveryFolder.open(folder, AgencyTable.shipped(), problems)).isEmpty();
                return problems.problems();
            }
        },
        DEMO_PEOPLE {
            @Override
            List<Problem> read(Path folder, byte[] content) {
                ProblemList problems = new ProblemList(SourceLocation.whole("evil.yaml"));
                assertThat(
                                DemoPeople.read(
                                        "evil.yaml",
                                        () -> new ByteArrayInputStream(content),
                                        problems))
                        .isEmpty();
                return problems.problems();
            }
        };

        abstract List<Problem> read(Path folder, byte[] content) throws IOException;

        private static Prompts shipped() {
            try {
                return Prompts.load(Path.of("prompts"));
            } catch (PromptsException e) {
                throw new IllegalStateException(e);
            }
        }

        private static List<Problem> hours(Path folder, String file, byte[] content)
                throws IOException {
            Files.write(folder.resolve(file), content);
            ProblemList problems = new ProblemList(SourceLocation.whole("evil.yaml"));
            HoursReader.read(folder, problems);
            return problems.problems();
        }

        private static List<Problem> prompts(Path folder, String file, byte[] content)
                throws IOException {
            TestPrompts.tiny(folder);
            Files.write(folder.resolve(file), content);
            return catchThrowableOfType(PromptsException.class, () -> Prompts.load(folder))
                    .problems();
        }
    }

    /** A file that nobody means well with, and what is said of it. */
    enum Evil {
        ANCHOR("a: &x b\n", ":1: an anchor, alias or tag"),
        ANCHORED_KEY("&x a: b\n", ":1: an anchor, alias or tag"),
        TAG("a: !!java.net.URL [b]\n", ":1: an anchor, alias or tag"),
        BILLION_LAUGHS(
                "a: &a [ha, ha]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c]\n",
                ":1: an anchor, alias or tag",
                ":2: an anchor, alias or tag",
                ":3: an anchor, alias or tag",
                ":4: an anchor, alias or tag"),
        DEEP("a: " + "[".repeat(10_000), ":1: more than 20 levels, one within the other"),
        DEEP_BLOCKS(blocks(10_000), ":21: more than 20 levels, one within the other"),
        LATIN("a: Gru\u00df\n", ": not UTF-8"),
        HALF_A_LETTER("a: \u00e6\u0082", ": not UTF-8"),
        LONG("#".repeat(SourceText.BYTES_MAX + 1), ": too long"),
        DOUBLED("a: b\na: c\n", ":2: `a` is written twice, first in line 1"),
        NUL("a: b\u0000c\n", ":1: not YAML: special characters are not allowed"),
        TWO_DOCUMENTS("a: b\n---\nc: d\n", ":2: a second document begins here"),
        NO_YAML("a: [b\nc: d\n", ":2: not YAML: "),
        ESCAPES(
                "\"\\e[31m\\x9b31m\\u202e\\nx\": b\n\"\\e[31m\\x9b31m\\u202e\\nx\": c\n",
                ":2: ` [31m 31m x` is written twice"),
        ENDLESS_WORD("? " + "a".repeat(900_000) + "\n: b\n");

        private final String content;
        private final String problems;

        Evil(String content, String... problems) {
            this.content = content;
            this.problems = String.join("\n", problems);
        }

        private static String blocks(int depth) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < depth && text.length() < SourceText.BYTES_MAX / 2; i++) {
                text.append(" ".repeat(i)).append("a:\n");
            }
            return text.toString();
        }
    }

    @ParameterizedTest
    @EnumSource
    void saysTheSameOfEvilFiles(Evil evil) throws IOException {
        for (Reader reader : Reader.values()) {
            Path own = Files.createDirectory(folder.resolve(reader.name()));
            List<Problem> problems = reader.read(own, evil.content.getBytes(ISO_8859_1));

            for (String expected : evil.problems.lines().toList()) {
                assertThat(problems)
                        .as("%s of %s", reader, evil)
                        .extracting(problem ->
                                problem.toString().replaceFirst("^.*?\\.(yaml|json)", ""))
                        .anyMatch(said -> said.startsWith(expected));
            }
            assertThat(problems)
                    .as("%s of %s", reader, evil)
                    .isNotEmpty()
                    .extracting(Problem::toString)
                    .allMatch(line -> line.length() < 3_000)
                    .allMatch(line -> line.codePoints().noneMatch(Character::isISOControl))
                    .noneMatch(line -> line.contains("\u202e"));
        }
    }
}
