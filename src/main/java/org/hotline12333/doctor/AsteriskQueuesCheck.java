package org.hotline12333.doctor;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.release.ReleaseException;
import org.hotline12333.release.ReleaseFolder;

/** Whether Asterisk has every queue that the hotline's dialplan names. */
public record AsteriskQueuesCheck(AsteriskConf conf, Path home) implements Check {
    private static final String WAYS = "hotline-queues";
    private static final String WAY = "q-";

    @Override
    public String subject() {
        return "queues";
    }

    @Override
    public Finding look() throws IOException {
        Set<String> named;
        try {
            named =
                    named(
                            ReleaseFolder.written(home, Prompts.load(home.resolve("prompts")))
                                    .dialplan());
        } catch (PromptsException | ReleaseException _) {
            return new Finding.Unknown("the dialplan that names them cannot be read");
        }
        Set<String> lacking = new TreeSet<>(named);
        lacking.removeAll(
                conf.read("queues.conf").stream()
                        .map(AsteriskConf.Setting::section)
                        .collect(Collectors.toSet()));
        if (!lacking.isEmpty()) {
            return new Finding.Wrong(
                    "Asterisk has no queue %s: whoever is put through to it hears that nobody is there"
                            .formatted(String.join(", ", lacking)),
                    "write a section of that name into queues.conf, or mend the dialplan's target");
        }
        lacking.addAll(named);
        lacking.removeAll(ways());
        return lacking.isEmpty()
                ? new Finding.Well("Asterisk has " + String.join(", ", named))
                : new Finding.Wrong(
                        "extensions.conf leads nobody to queue %s: they come to queue hotline"
                                .formatted(String.join(", ", lacking)),
                        "write exten => q-NAME into its section [hotline-queues]");
    }

    private static Set<String> named(Dialplan dialplan) {
        return dialplan.queues().values().stream()
                .flatMap(queue ->
                        Stream.concat(Stream.of(queue.target()), queue.targets().values().stream()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private Set<String> ways() throws IOException {
        return conf.read("extensions.conf").stream()
                .filter(setting -> setting.section().equals(WAYS))
                .filter(setting -> setting.value().startsWith(WAY))
                .map(setting -> setting.value().substring(WAY.length()).replaceFirst(",.*", ""))
                .collect(Collectors.toSet());
    }
}
