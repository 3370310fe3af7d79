package org.hotline12333.doctor;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hotline12333.doctor.AsteriskConf.Setting;

/** In which ways telephones may send keys. */
public record AsteriskKeysCheck(AsteriskConf conf) implements Check {
    /** Modes in which Asterisk does not listen for tones. */
    private static final List<String> DEAF = List.of("auto_info", "info", "none", "rfc4733");

    private static final String INFO = "res_pjsip_dtmf_info";

    @Override
    public String subject() {
        return "keys";
    }

    @Override
    public Finding look() throws IOException {
        Optional<Setting> deaf =
                conf.read("pjsip.conf").stream()
                        .filter(setting -> setting.key().equals("dtmf_mode"))
                        .filter(setting -> DEAF.contains(setting.value().toLowerCase(Locale.ROOT)))
                        .findFirst();
        if (deaf.isPresent()) {
            return new Finding.Wrong(
                    deaf.get().place() + " hears no keys that come as tones in the sound",
                    "write dtmf_mode = auto there");
        }
        return new Finding.Well(
                AsteriskModulesCheck.loaded(conf.read("modules.conf")).contains(INFO)
                        ? "events, tones and INFO; where a telephone sends each key as event and"
                                + " INFO, noload = %s.so in site/modules.conf counts it once"
                                        .formatted(INFO)
                        : "events and tones; INFO is switched off");
    }
}
