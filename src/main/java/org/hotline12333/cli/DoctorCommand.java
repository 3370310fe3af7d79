package org.hotline12333.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.sql.DataSource;
import org.hotline12333.doctor.AllowListCheck;
import org.hotline12333.doctor.AsteriskCallBacksCheck;
import org.hotline12333.doctor.AsteriskCallsCheck;
import org.hotline12333.doctor.AsteriskCheck;
import org.hotline12333.doctor.AsteriskConf;
import org.hotline12333.doctor.AsteriskKeysCheck;
import org.hotline12333.doctor.AsteriskLogCheck;
import org.hotline12333.doctor.AsteriskModulesCheck;
import org.hotline12333.doctor.AsteriskQueuesCheck;
import org.hotline12333.doctor.CalendarCheck;
import org.hotline12333.doctor.Check;
import org.hotline12333.doctor.ClockCheck;
import org.hotline12333.doctor.DatabaseCheck;
import org.hotline12333.doctor.DescriptorsCheck;
import org.hotline12333.doctor.Diagnosis;
import org.hotline12333.doctor.Finding;
import org.hotline12333.doctor.JdkCheck;
import org.hotline12333.doctor.KeyFileCheck;
import org.hotline12333.doctor.NamesCheck;
import org.hotline12333.doctor.OutboxCheck;
import org.hotline12333.doctor.PortCheck;
import org.hotline12333.doctor.ReleaseChecks;
import org.hotline12333.doctor.StandbyCheck;
import org.hotline12333.doctor.TopicsCheck;
import org.hotline12333.doctor.UnitCheck;
import org.hotline12333.doctor.WebphoneCheck;
import org.hotline12333.fastagi.FastAgiSettings;
import org.hotline12333.settings.DatabaseUrl;
import org.hotline12333.settings.ErrorLine;
import org.hotline12333.settings.ErrorReport;
import org.hotline12333.settings.SettingException;
import org.hotline12333.settings.SettingNames;
import org.hotline12333.settings.Settings;
import org.hotline12333.store.file.StorePlace;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Looks at the whole installation, and changes nothing. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Looks at the whole installation: a line for each thing, with the mend where it is wrong.",
            "Run it as the user that serves, also while it serves."
        })
final class DoctorCommand implements Callable<Integer> {
    private static final Path UNITS = Path.of("/etc/systemd/system");

    /** Descriptors that a server has beside its connections. */
    private static final int BESIDE = 200;

    @Spec private CommandSpec spec;
    @Mixin private final SpeechOption speech = new SpeechOption();

    @Option(
            names = "--asterisk-conf",
            paramLabel = "FOLDER",
            description = "Asterisk's configuration, where it is not dialplans/asterisk")
    private @Nullable Path asteriskConf;

    private final Map<String, String> environment;

    DoctorCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** Settings are read as the server reads them; nothing is wired. */
    private static final class Nothing {}

    @Override
    public Integer call() {
        List<Diagnosis> diagnoses = new ArrayList<>();
        diagnoses.add(Diagnosis.of(JdkCheck.ofThis()));
        diagnoses.addAll(ofSettings());
        ofFiles().stream().map(Diagnosis::of).forEach(diagnoses::add);
        PrintWriter out = spec.commandLine().getOut();
        diagnoses.stream()
                .map(Diagnosis::line)
                .map(line -> DatabaseUrl.without(environment, line))
                .forEach(out::println);
        return diagnoses.stream().noneMatch(Diagnosis::isWrong) ? 0 : 1;
    }

    /** The settings, and what they lead to. */
    private List<Diagnosis> ofSettings() {
        try (ConfigurableApplicationContext context =
                new SpringApplicationBuilder(Nothing.class)
                        .web(WebApplicationType.NONE)
                        .properties(Map.copyOf(environment))
                        .registerShutdownHook(false)
                        .run()) {
            SettingNames.check(environment);
            Settings settings =
                    Binder.get(context.getEnvironment()).bindOrCreate("hotline", Settings.class);
            return checks(settings, asteriskConf()).stream().map(Diagnosis::of).toList();
        } catch (SettingException wrong) {
            return List.of(wrongSetting(ErrorLine.of(wrong)));
        } catch (BindException wrong) {
            return List.of(wrongSetting(ErrorReport.ofSetting(wrong)));
        }
    }

    private static Diagnosis wrongSetting(String line) {
        return new Diagnosis("settings", new Finding.Wrong(line, "set it right, or leave it out"));
    }

    private static List<Check> checks(Settings settings, AsteriskConf asterisk) {
        FastAgiSettings door = settings.agi().door();
        DataSource store = settings.db().database().unchanged();
        boolean isServer = settings.db().database().isServer();
        return List.of(
                new PortCheck(door.address(), door.port()),
                new AllowListCheck(door.allow()),
                new DescriptorsCheck(
                        Path.of("/proc/self/limits"),
                        UNITS.resolve("hotline.service"),
                        door.callsMax(),
                        door.silentMax() + BESIDE),
                new AsteriskCallsCheck(asterisk, door.callsMax()),
                new WebphoneCheck(
                        asterisk,
                        settings.webphone().door(),
                        Path.of(settings.webphone().keyFile())),
                new DatabaseCheck(
                        store,
                        ErrorReport::ofDatabase,
                        () -> settings.place().flatMap(StorePlace::problem)),
                new StandbyCheck(settings.db().database()),
                new NamesCheck(store),
                new OutboxCheck(store, settings.sms().gateway().isPresent()),
                new KeyFileCheck(
                        Path.of(settings.keyFile()), store, System.getProperty("user.name")),
                new ClockCheck(
                        Clock.systemUTC(),
                        LocalDate.parse(System.getProperty("java.version.date")),
                        isServer ? Optional.of(store) : Optional.empty()));
    }

    private List<Check> ofFiles() {
        Path home = Hotline.home();
        AsteriskConf conf = asteriskConf();
        return List.of(
                new UnitCheck(UNITS),
                new ReleaseChecks.Menus(home),
                new CalendarCheck(home, Clock.systemUTC()),
                new TopicsCheck(home, Clock.systemUTC()),
                new ReleaseChecks.Sounds(home, speech.engine()),
                new AsteriskCheck(
                        List.of(
                                List.of(
                                        "chroot",
                                        asterisk().resolve("root").toString(),
                                        "/usr/sbin/asterisk",
                                        "-V"),
                                List.of("asterisk", "-V"),
                                List.of("/usr/sbin/asterisk", "-V"))),
                new AsteriskLogCheck(conf),
                new AsteriskModulesCheck(conf),
                new AsteriskQueuesCheck(conf, home),
                new AsteriskCallBacksCheck(
                        conf, home, environment.getOrDefault("HOTLINE_CALLBACK_TRUNK", "")),
                new AsteriskKeysCheck(conf));
    }

    private AsteriskConf asteriskConf() {
        return asteriskConf == null
                ? new AsteriskConf(
                        Hotline.home().resolve("dialplans/asterisk"),
                        folder("HOTLINE_ASTERISK_SITE", asterisk().resolve("site")))
                : new AsteriskConf(asteriskConf, asteriskConf.resolve("site"));
    }

    private Path asterisk() {
        return folder("HOTLINE_ASTERISK", Hotline.home().resolve(".asterisk"));
    }

    /** As {@code scripts/asterisk} reads it. */
    private Path folder(String variable, Path otherwise) {
        String named = environment.getOrDefault(variable, "");
        return named.isEmpty() ? otherwise : Path.of(named);
    }
}
