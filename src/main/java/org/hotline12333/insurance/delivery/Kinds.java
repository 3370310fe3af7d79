package org.hotline12333.insurance.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The kinds of insurance of an agency's table, those that are left out as empty. */
final class Kinds {
    private Kinds() {}

    static Map<String, Optional<Kind>> of(AgencyTable table) {
        Map<String, Optional<Kind>> kinds = new HashMap<>();
        table.kinds().forEach((code, kind) -> kinds.put(code, Optional.of(kind)));
        table.leftOut().forEach(code -> kinds.put(code, Optional.empty()));
        return kinds;
    }
}
