package org.hotline12333.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotline12333.doctor.AsteriskConf.Setting;

/** Whether Asterisk keeps to itself what callers key. */
public record AsteriskLogCheck(AsteriskConf conf) implements Check {
    /** At these it writes keys down; {@code *} is all of them. */
    private static final List<String> TELLING = List.of("verbose", "dtmf", "debug", "*");

    /** Made, these messages would carry keys and commands to AMI, CEL and ARI users. */
    private static final List<String> DECLINED =
            List.of(
                    "agi_exec_start_type",
                    "agi_exec_end_type",
                    "ast_channel_dtmf_begin_type",
                    "ast_channel_dtmf_end_type");

    @Override
    public String subject() {
        return "Asterisk log";
    }

    @Override
    public Finding look() throws IOException {
        Optional<Finding> telling = telling();
        return telling.isPresent() ? telling.get() : events();
    }

    private Optional<Finding> telling() throws IOException {
        for (Setting channel : conf.read("logger.conf")) {
            Optional<String> level =
                    levels(channel).filter(name -> TELLING.contains(name)).findFirst();
            if (channel.section().equals("logfiles") && level.isPresent()) {
                return Optional.of(
                        new Finding.Wrong(
                                "%s writes what callers key to %s, by its level %s"
                                        .formatted(channel.place(), channel.key(), level.get()),
                                "leave notice, warning and error there"));
            }
        }
        return Optional.empty();
    }

    /** {@code [json]verbose(3),error} has the levels verbose and error. */
    private static Stream<String> levels(Setting channel) {
        return Arrays.stream(channel.value().replaceFirst("^\\[\\w+]", "").split(",", -1))
                .map(level -> level.replaceFirst("\\(.*", "").strip().toLowerCase(Locale.ROOT));
    }

    private Finding events() throws IOException {
        List<String> made = new ArrayList<>(DECLINED);
        conf.read("stasis.conf").stream()
                .filter(setting -> setting.section().equals("declined_message_types"))
                .map(Setting::value)
                .forEach(made::remove);
        return made.isEmpty()
                ? new Finding.Well("no level and no event that tells what callers key")
                : new Finding.Wrong(
                        conf.folder().resolve("stasis.conf") + " lets events tell what callers key",
                        "decline " + String.join(", ", made) + " there");
    }
}
