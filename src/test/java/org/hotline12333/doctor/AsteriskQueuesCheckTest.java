package org.hotline12333.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A queue of the dialplan that Asterisk lacks is one line, before a caller finds out. */
class AsteriskQueuesCheckTest {
    private static final Path SHIPPED = Path.of("dialplans", "asterisk");

    @TempDir Path folder;

    private Finding looking(String file, String words, String instead) throws IOException {
        for (String name : new String[] {"queues.conf", "extensions.conf"}) {
            Files.copy(SHIPPED.resolve(name), folder.resolve(name));
        }
        Path changed = folder.resolve(file);
        Files.writeString(changed, Files.readString(changed).replace(words, instead));
        AsteriskConf conf = new AsteriskConf(folder, folder.resolve("site"));
        return new AsteriskQueuesCheck(conf, Path.of("")).look();
    }

    @Test
    void asShippedAsteriskHasThemAll() throws IOException {
        assertThat(looking("queues.conf", "", ""))
                .isEqualTo(
                        new Finding.Well(
                                "Asterisk has hotline, hotline-complaints, hotline-elderly,"
                                        + " hotline-english, hotline-policy"));
    }

    @Test
    void aQueueThatIsNotThereIsNamed() throws IOException {
        assertThat(looking("queues.conf", "[hotline-elderly]", "[hotline-elders]"))
                .isInstanceOf(Finding.Wrong.class)
                .asString()
                .contains("no queue hotline-elderly:", "queues.conf");
    }

    @Test
    void aQueueToWhichNothingLeadsIsNamed() throws IOException {
        assertThat(looking("extensions.conf", "q-hotline-english,1", "q-hotline-englisch,1"))
                .isInstanceOf(Finding.Wrong.class)
                .asString()
                .contains("nobody to queue hotline-english:", "q-NAME");
    }
}
