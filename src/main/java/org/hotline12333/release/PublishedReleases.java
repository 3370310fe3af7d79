package org.hotline12333.release;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hotline12333.interpreter.Release;
import org.hotline12333.interpreter.Releases;

/**
 * The release that new calls are led by, and those before it: a call that comes back from a queue
 * or from another server finds the one that it began with.
 */
public final class PublishedReleases implements Releases {
    /** More changes than a day brings; a call comes back within two hours. */
    static final int KEPT = 16;

    private final Map<String, Release> byDigest =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Release> eldest) {
                    return size() > KEPT;
                }
            };
    private volatile Release present;

    PublishedReleases(Release first) {
        present = first;
        byDigest.put(digest(first), first);
    }

    /** From now on new calls are led by this one. */
    synchronized void publish(Release next) {
        byDigest.remove(digest(next));
        byDigest.put(digest(next), next);
        present = next;
    }

    @Override
    public Release present() {
        return present;
    }

    @Override
    public synchronized Optional<Release> of(String digest) {
        return Optional.ofNullable(byDigest.get(digest));
    }

    private static String digest(Release book) {
        return book.dialplan().digest();
    }
}
