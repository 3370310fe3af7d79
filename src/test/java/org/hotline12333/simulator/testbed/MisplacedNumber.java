package org.hotline12333.simulator.testbed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hotline12333.calllog.LoggedCall;
import org.hotline12333.dialog.Action;
import org.hotline12333.dialog.Dialog.Form;
import org.hotline12333.dialog.Dialog.Menu;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.simulator.line.PersonKeys;
import org.hotline12333.simulator.script.LogToScript;
import org.hotline12333.simulator.script.Vocabulary;

/**
 * A number that a caller keyed where none was asked for, and what the call has left behind.
 *
 * @param how where and how it was keyed
 * @param log the server's lines of the call
 * @param rows the call's steps as the call log holds them
 * @param logged the same, read
 */
record MisplacedNumber(
        String how, String number, String log, List<String> rows, List<LoggedCall> logged) {
    /** Of the keys that menus have, so that they lead through many of them. */
    static final List<String> NUMBERS =
            List.of("410225198412153124", "2134512341", "41985061", "213412", "135790", "324151");

    /** So many of its keys in a row are too many. */
    private static final int WINDOW = 6;

    private static final PersonKeys SOMEBODY =
            new PersonKeys("990000198001010012", "1000000012#", "777777");

    private List<String> windows() {
        return IntStream.rangeClosed(0, number.length() - WINDOW)
                .mapToObj(from -> number.substring(from, from + WINDOW))
                .toList();
    }

    private List<String> scan(String where, String text) {
        return new LeakScanner(windows()).scan(where, text);
    }

    /** Where it can be read, across or downwards; nothing where it cannot. */
    List<String> leaks(Vocabulary vocabulary, Dialplan plan) {
        List<String> leaks = new ArrayList<>(scan("log", log));
        rows.forEach(row -> leaks.addAll(scan("call_log", row.replace("},{", "},\n{"))));
        leaks.addAll(scan("script", LogToScript.of(logged, vocabulary, SOMEBODY)));
        Map<String, String> keys = keysBehindNames(plan);
        Stream.concat(rows.stream().map(row -> row.replace("},{", "\n")), Stream.of(log))
                .filter(text -> isSpeltBy(text.lines().map(line -> behind(line, keys)).toList()))
                .map(_ -> "by the names of places")
                .forEach(leaks::add);
        return leaks;
    }

    private static String behind(String line, Map<String, String> keys) {
        String name =
                line.replaceAll("(?s).*\"(?:service|place)\":\"([^\"/]*).*", "$1")
                        .replaceAll("^call \\S+ ([^:/]+).*", "$1");
        return keys.getOrDefault(name, "");
    }

    private boolean isSpeltBy(List<String> keys) {
        return windows().stream()
                .anyMatch(window ->
                        IntStream.rangeClosed(0, keys.size() - WINDOW)
                                .anyMatch(from ->
                                        IntStream.range(0, WINDOW)
                                                .allMatch(i ->
                                                        keys.get(from + i)
                                                                .contains(
                                                                        window.substring(
                                                                                i, i + 1)))));
    }

    /** As who knows the menus reads a log: the keys that lead to what it names. */
    private static Map<String, String> keysBehindNames(Dialplan plan) {
        Map<String, String> keys = new TreeMap<>();
        plan.dialogs()
                .values()
                .forEach(dialog -> {
                    if (dialog instanceof Menu menu) {
                        menu.choices()
                                .forEach((key, action) -> {
                                    if (action.target() instanceof Action.Target.Goto(String to)) {
                                        keys.merge(to, String.valueOf(key), String::concat);
                                    }
                                });
                    }
                });
        plan.dialogs()
                .values()
                .forEach(dialog -> {
                    if (dialog instanceof Form form && keys.containsKey(form.id())) {
                        keys.merge(
                                form.submit().service(), keys.get(form.id()) + "", String::concat);
                    }
                });
        return keys;
    }
}
