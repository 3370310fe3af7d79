package org.hotline12333.interpreter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotline12333.dialog.Action;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.TopicPart;
import org.hotline12333.value.Value;

/**
 * The menus that a caller came through; what star goes back along.
 *
 * @param menus by id, the oldest first, each once
 * @param slots what was filled for each of them where it was entered, as far as it needs any
 * @param stops the menus behind the parts of topics that were told last, a part of each topic
 */
record MenuHistory(List<String> menus, Map<String, Map<String, Value>> slots, List<String> stops) {
    /** Menus that a caller can go back through. */
    static final int LENGTH_MAX = 16;

    /** Topics in which a caller can go on; more would make the state too long. */
    static final int STOPS_MAX = 4;

    static final MenuHistory NONE = new MenuHistory(List.of());

    MenuHistory {
        menus = List.copyOf(menus);
        slots = Map.copyOf(slots);
        stops = List.copyOf(stops);
    }

    MenuHistory(List<String> menus, Map<String, Map<String, Value>> slots) {
        this(menus, slots, List.of());
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
            return new MenuHistory(path, Map.of(), stops);
        }
        Map<String, Map<String, Value>> all = new HashMap<>(slots);
        all.keySet().retainAll(path);
        all.remove(menu);
        if (!filled.isEmpty()) {
            all.put(menu, filled);
        }
        return new MenuHistory(path, all, stops);
    }

    /** Told this part of a topic, with which a caller goes on who stops there. */
    MenuHistory told(Dialplan plan, String menu, TopicPart part) {
        List<String> others =
                stops.stream()
                        .filter(stop ->
                                plan.topicPart(stop)
                                        .filter(other -> !other.first().equals(part.first()))
                                        .isPresent())
                        .toList();
        List<String> kept =
                others.subList(Math.max(others.size() + 1 - STOPS_MAX, 0), others.size());
        return new MenuHistory(
                menus,
                slots,
                menu.equals(part.first())
                        ? others
                        : Stream.concat(kept.stream(), Stream.of(menu)).toList());
    }

    /**
     * The action that leads to a topic; where the caller has stopped in it, to that part. From a
     * part it leads where it says.
     *
     * @param here the dialog in which it runs
     */
    Action resuming(Dialplan plan, String here, Action action) {
        return action.target() instanceof Action.Target.Goto(String menu)
                        && plan.topicPart(here).isEmpty()
                ? stops.stream()
                        .flatMap(stop -> plan.topicPart(stop).stream())
                        .filter(part -> part.first().equals(menu))
                        .map(TopicPart::resumption)
                        .findFirst()
                        .orElse(action)
                : action;
    }

    /** The last menu on the way that is not the place itself, of those that there are. */
    Optional<String> before(String place, Dialplan plan) {
        return menus.reversed().stream()
                .filter(menu -> !menu.equals(place) && plan.dialogs().containsKey(menu))
                .findFirst();
    }

    /** What was filled for a menu on the way. */
    Map<String, Value> at(String menu) {
        return slots.getOrDefault(menu, Map.of());
    }
}
