package org.hotline12333.simulator.script;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hotline12333.prompt.Clip;

/**
 * What follows {@code the} in a script: a fault that can be had.
 *
 * @param word what is named in it; empty where nothing is
 */
record FaultLine(Form form, String word) {
    static final String MEND =
            "write `the store is down`, `the store takes 4 s`, `the disk is full`,"
                    + " `the service tell-pension fails`, `the clip zh/main-menu is missing`, `the server ends`,"
                    + " `the server is killed`,"
                    + " `the server is killed once open-complaint has answered`, `the callers are held off` or"
                    + " `the store is well`";

    private static final List<Form> FORMS =
            List.of(
                    Form.of("store is well", new InjectedFault.Well()),
                    Form.of("store is down", new InjectedFault.Down()),
                    Form.of("disk is full", new InjectedFault.Full()),
                    Form.of(
                            "store takes (.+)",
                            (word, times) -> times.apply(word).map(InjectedFault.Slow::new)),
                    Form.of(
                            "service ([a-z0-9-]{1,64}) fails",
                            (word, _) -> Optional.of(new InjectedFault.Failing(word))),
                    Form.of(
                            "clip ([a-z0-9/_-]{1,64}) is missing",
                            (word, _) -> Optional.of(new InjectedFault.Silent(new Clip(word)))),
                    Form.of("server ends", new InjectedFault.Leaving()),
                    Form.of("server is killed", new InjectedFault.Killed()),
                    Form.of(
                            "server is killed once ([a-z0-9-]{1,64}) has answered",
                            (word, _) -> Optional.of(new InjectedFault.KilledAfter(word))),
                    Form.of("callers are held off", new InjectedFault.Besieged()));

    /** How a fault is written. */
    private record Form(Pattern written, Reading reading) {
        static Form of(String words, InjectedFault fault) {
            return of(words, (_, _) -> Optional.of(fault));
        }

        static Form of(String words, Reading reading) {
            return new Form(Pattern.compile(words.replace(" ", "\\s+")), reading);
        }

        Stream<FaultLine> read(String line) {
            Matcher parts = written.matcher(line);
            return parts.matches()
                    ? Stream.of(new FaultLine(this, parts.groupCount() == 0 ? "" : parts.group(1)))
                    : Stream.empty();
        }
    }

    /** From the word in a line to its fault; nothing where that is no time. */
    private interface Reading {
        Optional<InjectedFault> fault(String word, Function<String, Optional<Duration>> times);
    }

    /** Nothing where it is none. */
    static Optional<FaultLine> of(String line) {
        return FORMS.stream().flatMap(form -> form.read(line)).findFirst();
    }

    /**
     * The fault; nothing where its time is none.
     *
     * @param times reads a time
     */
    Optional<InjectedFault> fault(Function<String, Optional<Duration>> times) {
        return form.reading().fault(word, times);
    }
}
