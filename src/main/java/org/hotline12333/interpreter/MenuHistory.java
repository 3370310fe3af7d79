package org.hotline12333.interpreter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotline12333.value.Value;

/**
 * The menus that a caller came through; what star goes back along.
 *
 * @param menus by id, the oldest first, each once
 * @param slots what was filled for each of them where it was entered, as far as it needs any
 */
record MenuHistory(List<String> menus, Map<String, Map<String, Value>> slots) {
    /** Menus that a caller can go back through. */
    static final int LENGTH_MAX = 16;

    static final MenuHistory NONE = new MenuHistory(List.of());

    MenuHistory {
        menus = List.copyOf(menus);
        slots = Map.copyOf(slots);
    }

    /** Through menus that need nothing filled. */
    MenuHistory(List<String> menus) {
        this(menus, Map.of());
    }

    /** The way to a menu with what is filled for it; where it was on the way, the way there. */
    MenuHistory to(String menu, Map<String, Value> filled) {
        int met = menus.indexOf(menu);
        List<String> path = new ArrayList<>(met < 0 ? menus : menus.subList(0, met));
        path.add(menu);
        if (path.size() > LENGTH_MAX) {
            path.removeFirst();
        }
        if (slots.isEmpty() && filled.isEmpty()) {
            return new MenuHistory(path);
        }
        Map<String, Map<String, Value>> all = new HashMap<>(slots);
        all.keySet().retainAll(path);
        all.remove(menu);
        if (!filled.isEmpty()) {
            all.put(menu, filled);
        }
        return new MenuHistory(path, all);
    }

    /** The last menu on the way that is not the place itself. */
    Optional<String> before(String place) {
        return menus.reversed().stream().filter(menu -> !menu.equals(place)).findFirst();
    }

    /** What was filled for a menu on the way. */
    Map<String, Value> at(String menu) {
        return slots.getOrDefault(menu, Map.of());
    }
}
