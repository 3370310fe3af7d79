package org.hotline12333.prompt;

import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/**
 * Sounds that have others in their place by now, for calls that are still led by what was there
 * before: who is asked by the old menu hears the old words, with the keys of then. Safe for many
 * threads.
 */
public final class EarlierSounds {
    /** More changes than any call goes through. */
    private static final int KEPT = 16;

    private final Map<Clip, NavigableMap<Long, Clip>> kept = new ConcurrentHashMap<>();
    private final AtomicLong changes = new AtomicLong();

    /** What a call that begins now hears in the place of a clip, now and to its end. */
    public UnaryOperator<Clip> now() {
        long begun = changes.get();
        return clip -> heard(clip, begun);
    }

    private Clip heard(Clip clip, long begun) {
        NavigableMap<Long, Clip> earlier = kept.get(clip);
        Map.Entry<Long, Clip> then = earlier == null ? null : earlier.ceilingEntry(begun);
        return then == null ? clip : then.getValue();
    }

    /**
     * Another sound is about to take the place of one.
     *
     * @param as where what was there can be heard from now on
     */
    public void keep(Clip clip, Clip as) {
        NavigableMap<Long, Clip> earlier =
                kept.computeIfAbsent(clip, _ -> new ConcurrentSkipListMap<>());
        earlier.putIfAbsent(changes.get(), as);
        if (earlier.size() > KEPT) {
            earlier.pollFirstEntry();
        }
    }

    /** New calls are led by something else from now on, and hear what is there. */
    public void changed() {
        changes.incrementAndGet();
    }
}
