package org.hotline12333.doctor;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.hotline12333.doctor.AsteriskConf.Setting;

/**
 * Whether Asterisk lets in no more calls at once than the servers take.
 *
 * @param calls that one server takes at once
 */
public record AsteriskCallsCheck(AsteriskConf conf, int calls) implements Check {
    @Override
    public String subject() {
        return "calls";
    }

    @Override
    public Finding look() throws IOException {
        int servers = last("extensions.conf", "HOTLINE2").isPresent() ? 2 : 1;
        Optional<Setting> most =
                last("asterisk.conf", "maxcalls")
                        .filter(set -> set.value().matches("[1-9][0-9]{0,8}"));
        if (most.isEmpty()) {
            return new Finding.Wrong(
                    "Asterisk takes calls until it has no descriptors for them",
                    "write maxcalls = %d into asterisk.conf".formatted(servers * calls));
        }
        int letIn = Integer.parseInt(most.get().value());
        return letIn <= (long) servers * calls
                ? new Finding.Well(
                        "Asterisk lets in %d at once, and %s".formatted(letIn, taken(servers)))
                : new Finding.Wrong(
                        "%s lets in %d at once, and %s: the rest hears that all lines are busy"
                                .formatted(most.get().place(), letIn, taken(servers)),
                        "lower maxcalls to that and to who waits in the queue, or raise"
                                + " HOTLINE_AGI_CALLS");
    }

    private String taken(int servers) {
        return servers == 1
                ? "the server takes %d".formatted(calls)
                : "two servers take %d each".formatted(calls);
    }

    /** What Asterisk goes by where it is set twice. */
    private Optional<Setting> last(String file, String key) throws IOException {
        List<Setting> settings = conf.read(file);
        return settings.reversed().stream()
                .filter(setting -> setting.key().equals(key))
                .findFirst()
                .filter(setting -> !setting.value().isEmpty());
    }
}
