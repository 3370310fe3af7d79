package org.hotline12333.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedMap;
import java.util.concurrent.Callable;
import org.hotline12333.settings.SettingException;
import org.hotline12333.settings.SettingNames;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes what systemd needs to run the hotline as a service; starts and enables nothing. */
@Command(
        name = "install",
        mixinStandardHelpOptions = true,
        description = {
            "Writes units for systemd, as root: service and socket, user, log, settings.",
            "Starts nothing; it says which commands do. Your own settings are kept."
        })
final class InstallCommand implements Callable<Integer> {
    /** Closing itself; the hand-over is 40 s. */
    private static final int CLOSING = 15;

    private static final int HAND_OVER = 40;
    private static final String UNITS = "etc/systemd/system/";
    private static final String SERVICE = UNITS + "hotline.service";
    private static final String SOCKET = UNITS + "hotline.socket";
    private static final String ASTERISK = UNITS + "hotline-asterisk.service";

    /** Folders that a service cannot see, or that are emptied. */
    private static final List<String> CLOSED =
            List.of("/home", "/root", "/run", "/tmp", "/var/tmp");

    @Spec private CommandSpec spec;

    @Option(names = "--dry-run", description = "print what would be written, and write nothing")
    private boolean dryRun;

    @Option(
            names = "--asterisk",
            description = "a unit for the Asterisk of scripts/asterisk as well")
    private boolean asterisk;

    @Option(
            names = "--root",
            paramLabel = "FOLDER",
            description = "write below this folder instead of /")
    private Path root = Path.of("/");

    private final Map<String, String> environment;

    InstallCommand(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /** A file to be written, below the root. */
    private record File(String text, String mode) {}

    @Override
    public Integer call() throws IOException {
        SettingNames.check(environment);
        String home = open(Hotline.home().toAbsolutePath().normalize(), "the hotline lies in");
        String java = open(Path.of(System.getProperty("java.home")), "the JDK lies in");
        SequencedMap<String, File> files = files(words(home, java));
        PrintWriter out = spec.commandLine().getOut();
        for (var each : files.entrySet()) {
            Path file = root.resolve(each.getKey());
            if (dryRun) {
                out.println("# " + file);
                out.println(each.getValue().text());
            } else {
                out.println((write(file, each.getValue()) ? "wrote " : "kept ") + file);
            }
        }
        out.println(next());
        return 0;
    }

    private static String open(Path folder, String what) {
        for (String closed : CLOSED) {
            if (folder.startsWith(closed)) {
                throw new IllegalStateException(
                        "%s %s, where no service gets to: move it, to a folder below /opt for example"
                                .formatted(what, folder));
            }
        }
        String path = folder.toString();
        if (!path.matches("[-+./0-9=@A-Z_a-z]+")) { // in units spaces, quotes and % mean something
            throw new IllegalStateException(
                    "%s %s: move it to a folder named with letters and digits"
                            .formatted(what, path));
        }
        return path;
    }

    private Map<String, String> words(String home, String java) {
        String address = environment.getOrDefault("HOTLINE_AGI_ADDRESS", "127.0.0.1");
        String port = environment.getOrDefault("HOTLINE_AGI_PORT", "4573");
        int drain = number("HOTLINE_AGI_DRAIN", "20");
        boolean own = Files.isExecutable(Path.of("/usr/sbin/asterisk"));
        String asterisk = "/var/lib/hotline-asterisk/" + (own ? "run" : "root/srv/hotline");
        return Map.of(
                "home",
                home,
                "java",
                java,
                "listen",
                (address.contains(":") ? "[" + address + "]" : address) + ":" + port,
                "stop",
                Integer.toString(drain + HAND_OVER + CLOSING),
                "pid",
                asterisk + "/hotline/pid",
                "mode",
                own ? "0755" : "0700");
    }

    private int number(String variable, String otherwise) {
        String value = environment.getOrDefault(variable, otherwise);
        if (!value.matches("[0-9]{1,4}")) {
            throw new SettingException(variable + " is '" + value + "'; it is a number of seconds");
        }
        return Integer.parseInt(value);
    }

    private SequencedMap<String, File> files(Map<String, String> words) throws IOException {
        SequencedMap<String, File> files = new LinkedHashMap<>();
        files.put("etc/sysusers.d/hotline.conf", filled("hotline.sysusers", words));
        files.put("etc/systemd/journald@hotline.conf", filled("journald.conf", words));
        files.put(SOCKET, filled("hotline.socket", words));
        files.put(SERVICE, filled("hotline.service", words));
        files.put("etc/hotline/hotline.env", settings());
        if (asterisk) {
            files.put(ASTERISK, filled("hotline-asterisk.service", words));
        }
        return files;
    }

    private static File filled(String resource, Map<String, String> words) throws IOException {
        String text;
        try (InputStream in = InstallCommand.class.getResourceAsStream("/systemd/" + resource)) {
            text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        }
        for (var word : words.entrySet()) {
            text = text.replace("@" + word.getKey() + "@", word.getValue());
        }
        return new File(text.stripTrailing(), "rw-r--r--");
    }

    /** Passwords may come here. */
    private static File settings() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "# Settings of the hotline, read by systemd as root; docs/operations.md says more.");
        lines.add("# The port is systemd's: change it in hotline.socket as well.");
        SettingNames.names().stream()
                .filter(name -> !name.equals("HOTLINE_DATA"))
                .map(name -> "#" + name + "=")
                .forEach(lines::add);
        return new File(String.join("\n", lines), "rw-------");
    }

    /** Units are written anew, settings are not. Tells whether it was written. */
    private static boolean write(Path file, File what) throws IOException {
        boolean settings = file.toString().endsWith(".env");
        if (settings && Files.exists(file)) {
            return false;
        }
        Path folder = Objects.requireNonNull(file.getParent());
        Files.createDirectories(folder);
        Path fresh = Files.createTempFile(folder, ".", ".new");
        Files.writeString(fresh, what.text() + "\n");
        Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString(what.mode()));
        Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        return true;
    }

    private String next() {
        String units =
                "hotline.socket hotline.service" + (asterisk ? " hotline-asterisk.service" : "");
        return """
        then, as root:
          systemd-sysusers
          systemctl daemon-reload
          systemctl enable --now %s
          ./hotline doctor\
        """
                .formatted(units);
    }
}
