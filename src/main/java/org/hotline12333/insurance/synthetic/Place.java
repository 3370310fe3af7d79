package org.hotline12333.insurance.synthetic;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * One of a thousand places, after which they begin again.
 *
 * @param ofLife which of those with such a life
 * @param ofCohort which of those of the cohort
 */
record Place(Life life, int ofLife, int ofCohort) {
    static final int ALL = 1000;

    /** The others stand mixed: a prime that does not divide their number. */
    private static final int STRIDE = 383;

    private static final List<Place> PLACES = all();

    /** That of somebody. */
    static Place of(long person) {
        return PLACES.get((int) (person % ALL));
    }

    /** First one of each life, in the order of the demo people, so that few people show all. */
    private static List<Place> all() {
        Map<Cohort, Integer> cohorts = new EnumMap<>(Cohort.class);
        List<Place> firsts = new ArrayList<>();
        List<Place> others = new ArrayList<>();
        for (Life life : Life.values()) {
            for (int i = 0; i < life.places(); i++) {
                int ofCohort = cohorts.merge(life.cohort(), 1, Integer::sum) - 1;
                (i == 0 || (life == Life.BETWEEN_JOBS && i == life.places() - 1) ? firsts : others)
                        .add(new Place(life, i, ofCohort));
            }
        }
        for (int i = 0; i < others.size(); i++) {
            firsts.add(others.get(i * STRIDE % others.size()));
        }
        return List.copyOf(firsts);
    }
}
