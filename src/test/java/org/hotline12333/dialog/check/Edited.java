package org.hotline12333.dialog.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Copies with one thing otherwise. */
final class Edited {
    private Edited() {}

    /** What stood there is replaced by these. */
    static <T> List<T> list(List<T> list, int at, List<T> by) {
        List<T> next = new ArrayList<>(list);
        next.remove(at);
        next.addAll(at, by);
        return next;
    }

    /** With this value for the key, whatever it had. */
    static <K, V> Map<K, V> map(Map<K, V> map, K key, V value) {
        Map<K, V> next = new HashMap<>(map);
        next.put(key, value);
        return next;
    }
}
