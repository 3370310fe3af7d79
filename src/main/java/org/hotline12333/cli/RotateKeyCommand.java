package org.hotline12333.cli;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.settings.ErrorReport;
import org.hotline12333.settings.OfflineSettings;
import org.hotline12333.store.access.Limits;
import org.hotline12333.store.rotation.KeyRotation;
import org.hotline12333.store.rotation.Remains;
import org.hotline12333.upkeep.Retention;
import org.hotline12333.upkeep.RotationStatus;
import org.hotline12333.upkeep.RotationStatusFile;
import org.hotline12333.upkeep.SteadyClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** From one key to another. */
@Command(
        name = "rotate-key",
        mixinStandardHelpOptions = true,
        description = {
            "Puts a new key into the key file and has everything sealed anew with it.",
            "Servers go on taking calls, and do it by themselves: this command may be ended,",
            "and goes on where that is when it is started again. Run it as the user that serves."
        })
final class RotateKeyCommand implements Callable<Integer> {
    private static final Duration TICK = Duration.ofMillis(500);
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    @Spec private CommandSpec spec;

    @Option(names = "--status", description = "only say how far it is, and what needs older keys")
    private boolean status;

    @Option(names = "--drop", description = "take out older keys that nothing needs any more")
    private boolean drop;

    private final Map<String, String> environment;

    RotateKeyCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    @Override
    public Integer call() throws InterruptedException {
        if (status && drop) {
            throw new ParameterException(spec.commandLine(), "--status and --drop are two things");
        }
        try (OfflineSettings settings = OfflineSettings.read(environment)) {
            return with(settings);
        }
    }

    private int with(OfflineSettings settings) throws InterruptedException {
        SteadyClock clock = new SteadyClock(Clock.systemUTC(), System::nanoTime);
        try (KeyRotation rotation =
                RecordStore.keyRotation(settings.database(), settings.keyFile(), clock)) {
            clock.begin(rotation.timesSeen());
            return directly(
                    rotation,
                    clock,
                    settings.keyFile(),
                    Retention.of(settings.keep(), Limits.standard()));
        } catch (RuntimeException away) {
            if (!ErrorReport.isInUse(away)) {
                throw away;
            }
            return besideItsServer(settings.keyFile());
        }
    }

    private int directly(KeyRotation rotation, SteadyClock clock, Path keyFile, Retention retention)
            throws InterruptedException {
        if (drop) {
            return drop(rotation, clock, retention);
        }
        if (!status) {
            begin(keyFile, rotation.isUnderWay());
            follow(rotation);
        } else if (rotation.isUnderWay()) {
            say("a rotation is under way; ./hotline rotate-key goes on with it");
        } else {
            say("all numbers are sealed with key " + rotation.named().getLast());
        }
        lines(rotation.remains(), retention, clock.instant()).forEach(this::say);
        return 0;
    }

    private void begin(Path keyFile, boolean underWay) {
        say(
                underWay
                        ? "a rotation is under way, and goes on"
                        : "key %s is in %s; make a copy of the file"
                                .formatted(KeyRotation.addKey(keyFile), keyFile));
    }

    private void follow(KeyRotation rotation) throws InterruptedException {
        String told = "";
        RotationStatus now;
        do {
            KeyRotation.Stage reached = rotation.tick(TICK);
            now = RotationStatus.of(reached);
            told = tell(now.line(), told);
            if (!now.isSettled()) {
                Thread.sleep(
                        reached instanceof KeyRotation.Stage.Sealing ? 1 : LOOK_EVERY.toMillis());
            }
        } while (!now.isSettled());
    }

    private String tell(String line, String told) {
        if (!line.equals(told)) {
            say(line);
        }
        return line;
    }

    private static List<String> lines(List<Remains> remains, Retention retention, Instant now) {
        return remains.stream()
                .flatMap(it -> RotationStatus.lines(it, retention, now).stream())
                .toList();
    }

    private int drop(KeyRotation rotation, SteadyClock clock, Retention retention) {
        Instant now =
                clock.removesBy()
                        .orElseThrow(() ->
                                new IllegalStateException(
                                        "the clock is not believed, so no key is dropped: set it, or"
                                                + " let the hotline serve for a day"));
        List<String> dropped = rotation.drop();
        dropped.forEach(key -> say("key " + key + " is taken out"));
        List<Remains> kept = rotation.remains();
        if (dropped.isEmpty() && kept.isEmpty()) {
            say("there is no older key");
        }
        lines(kept, retention, now).forEach(spec.commandLine().getErr()::println);
        return kept.isEmpty() ? 0 : 1;
    }

    /** The server alone can open its database; it does all, and says in a note how far it is. */
    private int besideItsServer(Path keyFile) throws InterruptedException {
        if (drop) {
            throw new IllegalStateException(
                    "the record store is in use: end the hotline that serves from it, then drop");
        }
        RotationStatusFile note = RotationStatusFile.beside(keyFile);
        String wanted = KeyRotation.firstKey(keyFile);
        Optional<RotationStatusFile.Noted> before = note.read();
        if (status) {
            before.map(RotationStatusFile.Noted::lines)
                    .orElse(List.of("the server has not said yet how far it is"))
                    .forEach(this::say);
            return 0;
        }
        begin(keyFile, before.filter(noted -> noted.isSettledWith(wanted)).isEmpty());
        follow(note, KeyRotation.firstKey(keyFile));
        return 0;
    }

    private void follow(RotationStatusFile note, String key) throws InterruptedException {
        String told = "";
        while (true) {
            // Until the server looks into the key file it is settled with the key before.
            Optional<RotationStatusFile.Noted> noted =
                    note.read().filter(now -> now.isSettledWith(key) || !now.isSettled());
            if (noted.isPresent()) {
                List<String> lines = noted.get().lines();
                told = tell(lines.getFirst(), told);
                if (noted.get().isSettled()) {
                    lines.stream().skip(1).forEach(this::say);
                    return;
                }
            }
            Thread.sleep(LOOK_EVERY.toMillis());
        }
    }

    private void say(String line) {
        spec.commandLine().getOut().println(line);
        spec.commandLine().getOut().flush();
    }
}
