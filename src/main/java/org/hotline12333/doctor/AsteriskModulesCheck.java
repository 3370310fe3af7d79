package org.hotline12333.doctor;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hotline12333.doctor.AsteriskConf.Setting;

/** Whether Asterisk loads what the hotline needs, and nothing that gives a machine away. */
public record AsteriskModulesCheck(AsteriskConf conf) implements Check {
    private static final String LIST = "/asterisk-modules.txt";
    private static final List<String> LOADING =
            List.of("load", "require", "preload", "preload-require");

    @Override
    public String subject() {
        return "modules";
    }

    @Override
    public Finding look() throws IOException {
        List<Setting> settings = conf.read("modules.conf");
        Optional<Setting> all =
                settings.stream()
                        .filter(setting -> setting.key().equals("autoload"))
                        .filter(setting -> isYes(setting.value()))
                        .findFirst();
        if (all.isPresent()) {
            return new Finding.Wrong(
                    all.get().place() + " loads every module there is",
                    "write autoload = no, and load those of dialplans/asterisk/modules.conf");
        }
        return of(loaded(settings));
    }

    private static boolean isYes(String value) {
        return List.of("yes", "true", "on", "1", "y", "t").contains(value.toLowerCase(Locale.ROOT));
    }

    static Set<String> loaded(List<Setting> settings) {
        Set<String> loaded = new HashSet<>();
        Set<String> not = new HashSet<>();
        for (Setting setting : settings) {
            String module = setting.value().replaceFirst("\\.so$", "");
            if (setting.key().equals("noload")) {
                not.add(module);
            } else if (LOADING.contains(setting.key())) {
                loaded.add(module);
            }
        }
        loaded.removeAll(not);
        return loaded;
    }

    /** What dials is loaded, and nobody is called back. */
    private boolean isIdle(Listed.Line line) throws IOException {
        return line.word(0).equals("clock") && !AsteriskCallBacksCheck.hasClock(conf);
    }

    private Finding of(Set<String> loaded) throws IOException {
        List<String> missing = new ArrayList<>();
        List<String> dangerous = new ArrayList<>();
        for (Listed.Line line : Listed.in(LIST)) {
            boolean isLoaded = loaded.contains(line.word(1));
            if (line.word(0).equals("need") && !isLoaded) {
                missing.add(line.word(1));
            } else if (isLoaded && (line.word(0).equals("never") || isIdle(line))) {
                dangerous.add(line.word(1) + " (" + line.rest(2) + ")");
            }
        }
        String file = conf.folder().resolve("modules.conf").toString();
        if (!dangerous.isEmpty()) {
            return new Finding.Wrong(
                    file + " loads " + String.join(", ", dangerous), "take the line out");
        }
        return missing.isEmpty()
                ? new Finding.Well(loaded.size() + " modules, none that runs programs")
                : new Finding.Wrong(
                        file + " does not load " + String.join(", ", missing),
                        "add a line load = NAME.so for each");
    }
}
