package org.hotline12333.dialog;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** How far dialogs lie from one of them. */
public final class Distances {
    private Distances() {}

    /**
     * By the shortest way that leads on, the nearest first; of two the one that is led to first.
     * What these ways do not lead to is not in it.
     */
    public static Map<String, Integer> from(String start, Collection<Transition> ways) {
        Map<String, List<Transition>> leading =
                ways.stream().collect(Collectors.groupingBy(Transition::dialog));
        Map<String, Integer> distances = new LinkedHashMap<>(Map.of(start, 0));
        List<String> open = new ArrayList<>(List.of(start));
        for (int i = 0; i < open.size(); i++) {
            String here = open.get(i);
            int next = Objects.requireNonNull(distances.get(here)) + 1;
            for (Transition way : leading.getOrDefault(here, List.of())) {
                way.leadsOn()
                        .filter(dialog -> distances.putIfAbsent(dialog, next) == null)
                        .ifPresent(open::add);
            }
        }
        return distances;
    }
}
