package org.hotline12333.interpreter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The menus that a caller came through, the oldest first; what star goes back along. */
record Trail(List<String> menus) {
    /** Menus that a caller can go back through. */
    static final int LENGTH_MAX = 16;

    static final Trail NONE = new Trail(List.of());

    Trail {
        menus = List.copyOf(menus);
    }

    /** The way to a menu; where it was on the way already, the way there. */
    Trail to(String menu) {
        int met = menus.indexOf(menu);
        if (met >= 0) {
            return new Trail(menus.subList(0, met + 1));
        }
        List<String> longer = new ArrayList<>(menus);
        longer.add(menu);
        return new Trail(longer.size() > LENGTH_MAX ? longer.subList(1, longer.size()) : longer);
    }

    /** The last menu on the way that is not the place itself. */
    Optional<String> before(String place) {
        return menus.reversed().stream().filter(menu -> !menu.equals(place)).findFirst();
    }
}
