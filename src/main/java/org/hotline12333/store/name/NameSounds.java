package org.hotline12333.store.name;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.hotline12333.value.NameId;
import org.hotline12333.value.Sound;

/**
 * Gives names that wait for a sound theirs, one after the other, each in a transaction of its own:
 * whoever is broken off goes on where it was. Several may do it at once. For one thread.
 */
public final class NameSounds {
    private static final int AT_ONCE = 50;

    /** What every engine can say that works. */
    private static final String TRIAL = "单位";

    private final SpokenNames names;
    private final Speaker speaker;

    /** Says a name. */
    @FunctionalInterface
    public interface Speaker {
        /**
         * How a name sounds.
         *
         * @throws IOException where it cannot be said, or nobody is there to say it
         */
        Sound speak(String name) throws IOException;
    }

    public NameSounds(SpokenNames names, Speaker speaker) {
        this.names = names;
        this.speaker = speaker;
    }

    /**
     * What came of it.
     *
     * @param spoken which have their sounds now
     * @param unsayable which nobody can say
     * @param waiting which still wait
     * @param fault why nobody was there to say them; empty where somebody was
     */
    public record Done(long spoken, long unsayable, long waiting, String fault) {}

    /**
     * Until none waits.
     *
     * @param ending whether to break off
     */
    public Done give(BooleanSupplier ending) {
        long spoken = 0;
        long unsayable = 0;
        for (List<String> some = some(); !some.isEmpty(); some = some()) {
            for (String name : some) {
                if (ending.getAsBoolean()) {
                    return new Done(spoken, unsayable, names.waiting(), "");
                }
                try {
                    names.keep(name, speaker.speak(name));
                    spoken++;
                } catch (IOException fault) {
                    if (!isThere()) {
                        return new Done(
                                spoken, unsayable, names.waiting(), fault.getMessage() + "");
                    }
                    names.giveUp(name);
                    unsayable++;
                }
            }
        }
        return new Done(spoken, unsayable, 0, "");
    }

    /** From anywhere on: two servers begin at different names. */
    private List<String> some() {
        NameId from = NameId.of(Long.toString(ThreadLocalRandom.current().nextLong()));
        List<String> behind = names.waiting(from, AT_ONCE);
        return behind.isEmpty() ? names.waiting(AT_ONCE) : behind;
    }

    private boolean isThere() {
        try {
            return !speaker.speak(TRIAL).length().isZero();
        } catch (IOException _) {
            return false;
        }
    }
}
