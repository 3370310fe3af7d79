package org.hotline12333.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.hotline12333.prompt.sound.SpeechEngine;

/**
 * What lies in the project's folder, and Asterisk beside it.
 *
 * @param asterisk its configuration
 * @param exchange where {@code scripts/asterisk} has it
 * @param sounds that one's copy of them
 * @param callBackTrunk by which callers are called back, or empty
 */
public record FolderChecks(
        Path home,
        AsteriskConf asterisk,
        Path exchange,
        Path sounds,
        SpeechEngine engine,
        String callBackTrunk) {
    static final Path UNITS = Path.of("/etc/systemd/system");

    /**
     * As {@code scripts/asterisk} reads its variables.
     *
     * @param conf the configuration, where it is not that of the project
     * @param variable a variable of the environment; empty where it is not set
     */
    public static FolderChecks of(
            Path home, Optional<Path> conf, SpeechEngine engine, UnaryOperator<String> variable) {
        Path exchange = exchange(home, variable.apply("HOTLINE_ASTERISK"));
        Path site = folder(variable.apply("HOTLINE_ASTERISK_SITE"), exchange.resolve("site"));
        return new FolderChecks(
                home,
                conf.map(other -> new AsteriskConf(other, other.resolve("site")))
                        .orElseGet(
                                () -> new AsteriskConf(home.resolve("dialplans/asterisk"), site)),
                exchange,
                sounds(home, variable),
                engine,
                variable.apply("HOTLINE_CALLBACK_TRUNK"));
    }

    /**
     * Where {@code scripts/asterisk} has an Asterisk of ours.
     *
     * @param named by {@code HOTLINE_ASTERISK}, or empty
     */
    static Path exchange(Path home, String named) {
        return folder(named, home.resolve(".asterisk"));
    }

    /**
     * Where that Asterisk has its copy of the sounds, once it was started.
     *
     * @param variable a variable of the environment; empty where it is not set
     */
    public static Path sounds(Path home, UnaryOperator<String> variable) {
        Path exchange = exchange(home, variable.apply("HOTLINE_ASTERISK"));
        String named = variable.apply("HOTLINE_ASTERISK_NAME");
        String name = named.isEmpty() ? "hotline" : named;
        boolean hasRoot = Files.exists(exchange.resolve("root/usr/sbin/asterisk"));
        return exchange.resolve(hasRoot ? "root/srv/hotline" : "run")
                .resolve(name)
                .resolve("data/sounds/hotline");
    }

    private static Path folder(String named, Path otherwise) {
        return named.isEmpty() ? otherwise : Path.of(named);
    }

    public List<Check> checks() {
        return List.of(
                new UnitCheck(UNITS),
                new ReleaseChecks.Menus(home),
                new CalendarCheck(home, Clock.systemUTC()),
                new TopicsCheck(home, Clock.systemUTC()),
                new ReleaseChecks.Sounds(home, engine),
                new AsteriskCheck(
                        List.of(
                                List.of(
                                        "chroot",
                                        exchange.resolve("root").toString(),
                                        "/usr/sbin/asterisk",
                                        "-V"),
                                List.of("asterisk", "-V"),
                                List.of("/usr/sbin/asterisk", "-V"))),
                new AsteriskSoundsCheck(home.resolve("prompts"), sounds),
                new AsteriskLogCheck(asterisk),
                new AsteriskModulesCheck(asterisk),
                new AsteriskQueuesCheck(asterisk, home),
                new AsteriskCallBacksCheck(asterisk, home, callBackTrunk),
                new AsteriskKeysCheck(asterisk));
    }
}
