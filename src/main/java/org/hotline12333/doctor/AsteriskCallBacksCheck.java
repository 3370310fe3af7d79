package org.hotline12333.doctor;

import java.io.IOException;
import java.nio.file.Path;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.release.ReleaseException;
import org.hotline12333.release.ReleaseFolder;

/**
 * Whether who wishes to be called back is.
 *
 * @param trunk over which Asterisk is started to call; empty where it is not
 */
public record AsteriskCallBacksCheck(AsteriskConf conf, Path home, String trunk) implements Check {
    private static final String CLOCK = "@callback-clock";

    @Override
    public String subject() {
        return "call-backs";
    }

    @Override
    public Finding look() throws IOException {
        boolean wanted;
        try {
            wanted =
                    ReleaseFolder.written(home, Prompts.load(home.resolve("prompts")))
                            .dialplan()
                            .callingBack()
                            .isPresent();
        } catch (PromptsException | ReleaseException _) {
            return new Finding.Unknown("the dialplan that wants them cannot be read");
        }
        boolean on = !trunk.isEmpty() || hasClock(conf);
        if (wanted && !on) {
            return new Finding.Warning(
                    "the dialplan has a queue that calls back, and Asterisk calls nobody",
                    "set HOTLINE_CALLBACK_TRUNK for scripts/asterisk, or take calls-back out of the"
                            + " dialplan");
        }
        if (on && !wanted) {
            return new Finding.Warning(
                    "Asterisk would call back, and no queue of the dialplan does",
                    "write calls-back at a queue, or leave HOTLINE_CALLBACK_TRUNK out");
        }
        if (on && !trunk.isEmpty() && !hasEndpoint()) {
            return new Finding.Wrong(
                    "HOTLINE_CALLBACK_TRUNK is %s, which is no section of pjsip.conf"
                            .formatted(trunk),
                    "write the trunk's endpoint of that name into site/pjsip.conf");
        }
        return new Finding.Well(on ? "dialled" : "none are wanted");
    }

    private boolean hasEndpoint() throws IOException {
        return conf.read("pjsip.conf").stream()
                .anyMatch(setting -> setting.section().equals(trunk));
    }

    /** Whether Asterisk looks for call-backs once it is started. */
    static boolean hasClock(AsteriskConf conf) throws IOException {
        return conf.read("cli.conf").stream().anyMatch(line -> line.key().contains(CLOCK));
    }
}
