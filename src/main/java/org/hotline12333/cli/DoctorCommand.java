package org.hotline12333.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.hotline12333.doctor.AsteriskConf;
import org.hotline12333.doctor.Check;
import org.hotline12333.doctor.Diagnosis;
import org.hotline12333.doctor.Finding;
import org.hotline12333.doctor.FolderChecks;
import org.hotline12333.doctor.JdkCheck;
import org.hotline12333.doctor.PortCheck;
import org.hotline12333.doctor.ServedChecks;
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
        folder().checks().stream().map(Diagnosis::of).forEach(diagnoses::add);
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
            return checks(settings, folder().asterisk()).stream().map(Diagnosis::of).toList();
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
        ServedChecks served =
                new ServedChecks(
                        Hotline.home(),
                        door,
                        settings.db().database(),
                        settings.db().database().unchanged(),
                        ErrorReport::ofDatabase,
                        () -> settings.place().flatMap(StorePlace::problem),
                        Path.of(settings.keyFile()),
                        settings.sms().gateway().isPresent(),
                        settings.webphone().door(),
                        Path.of(settings.webphone().keyFile()));
        return Stream.concat(
                        Stream.of(new PortCheck(door.address(), door.port())),
                        served.checks(asterisk).stream())
                .toList();
    }

    private FolderChecks folder() {
        return FolderChecks.of(
                Hotline.home(),
                Optional.ofNullable(asteriskConf),
                speech.engine(),
                variable -> environment.getOrDefault(variable, ""));
    }
}
