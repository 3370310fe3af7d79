package org.hotline12333.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotline12333.identity.Secret;
import org.hotline12333.simulator.sip.SipAccount;
import org.hotline12333.simulator.sip.SipException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The telephone account that calls over SIP are placed with. */
final class SipAccountOption {
    private static final String PASSWORD = "HOTLINE_SIP_PASSWORD";
    private static final String MADE = "softphone";
    private static final String NOBODY = "anonymous";

    @Option(
            names = "--account",
            paramLabel = "USER",
            description =
                    "call over SIP with this account, whose password is in "
                            + PASSWORD
                            + ", or as"
                            + " anonymous; without it as the "
                            + MADE
                            + " that scripts/asterisk made, if it did")
    private @Nullable String user;

    private final Map<String, String> environment;

    /**
     * An option that is yet to be read.
     *
     * @param environment the variables that it reads
     */
    SipAccountOption(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** The account, or nothing for an anonymous call. */
    Optional<SipAccount> read() throws IOException {
        String chosen = user;
        if (chosen == null) {
            return made();
        }
        if (chosen.equals(NOBODY)) {
            return Optional.empty();
        }
        String password = environment.getOrDefault(PASSWORD, "");
        if (password.isEmpty()) {
            throw new SipException("no password for " + chosen + "; set " + PASSWORD);
        }
        return Optional.of(new SipAccount(chosen, Secret.of(password)));
    }

    private Optional<SipAccount> made() throws IOException {
        Path folder =
                Optional.ofNullable(environment.get("HOTLINE_ASTERISK"))
                        .map(Path::of)
                        .orElseGet(() -> Hotline.home().resolve(".asterisk"));
        Path accounts = folder.resolve("accounts.conf");
        if (!Files.isReadable(accounts)) {
            return Optional.empty();
        }
        List<String> lines = Files.readAllLines(accounts);
        int at = lines.indexOf("username = " + MADE);
        return at < 0 || at + 1 == lines.size()
                ? Optional.empty()
                : Optional.of(
                        new SipAccount(
                                MADE, Secret.of(lines.get(at + 1).replace("password = ", ""))));
    }
}
