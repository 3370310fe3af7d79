package org.hotline12333.simulator.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.hotline12333.dialog.Dialog;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.interpreter.CallEvent;
import org.hotline12333.interpreter.CallObserver;
import org.hotline12333.simulator.script.CallScript;

/** How calls come to each place of the dialplan: the beginnings of shipped scripts. */
final class Beginnings implements CallObserver {
    /** With a date or a fault a script stays in memory. */
    private static final Comparator<String> MEMORY_LAST =
            Comparator.comparing(
                    beginning -> beginning.lines().anyMatch(l -> l.matches("(date|the) .*")));

    private final AtomicReference<String> place = new AtomicReference<>("");
    private final AtomicReference<String> level = new AtomicReference<>("");

    @Override
    public Consumer<CallEvent> begins(CallEvent.Begun call) {
        level.set("");
        return event -> {
            if (event instanceof CallEvent.Asked asked) {
                place.set(asked.place());
            } else if (event instanceof CallEvent.Served served
                    && served.outcome().equals("verified")) {
                level.set(", verified");
            }
        };
    }

    /**
     * Each beginning by where it leaves the caller: {@code main, verified}.
     *
     * @param hotline at whose calls this looks
     */
    SortedMap<String, String> of(RehearsedHotline hotline) {
        SortedMap<String, String> places = new TreeMap<>();
        List<String> beginnings = new ArrayList<>(all(hotline));
        beginnings.sort(MEMORY_LAST.thenComparingInt(String::length));
        for (String beginning : beginnings) {
            hotline.run(beginning + "hears *\nhangs up\n");
            places.putIfAbsent(place.get() + level.get(), beginning);
        }
        return places;
    }

    private static Set<String> all(RehearsedHotline hotline) {
        Set<String> all = new LinkedHashSet<>(List.of("hears *\n"));
        for (CallScript script : ShippedCalls.read(hotline.vocabulary())) {
            StringBuilder beginning = new StringBuilder();
            for (String line : lines(script)) {
                beginning.append(line).append('\n');
                if (line.startsWith("keys ") && !beginning.toString().contains("server")) {
                    all.add(beginning.toString());
                }
            }
        }
        return all;
    }

    private static List<String> lines(CallScript script) {
        try {
            return Files.readAllLines(script.file());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every menu, and every field. */
    static List<String> places(Dialplan plan) {
        return plan.dialogs().values().stream()
                .flatMap(dialog ->
                        switch (dialog) {
                            case Dialog.Menu menu -> Stream.of(menu.id());
                            case Dialog.Form form ->
                                    form.fields().stream()
                                            .map(field -> form.id() + "/" + field.name());
                        })
                .toList();
    }
}
