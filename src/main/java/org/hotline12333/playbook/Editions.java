package org.hotline12333.playbook;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.hotline12333.interpreter.Playbook;
import org.hotline12333.interpreter.Playbooks;

/**
 * The playbook that new calls are led by, and those before it: a call that comes back from a queue
 * or from another server finds the one that it began with.
 */
public final class Editions implements Playbooks {
    /** More changes than a day brings; a call comes back within two hours. */
    static final int KEPT = 16;

    private final Map<String, Playbook> byDigest =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Playbook> eldest) {
                    return size() > KEPT;
                }
            };
    private volatile Playbook present;

    Editions(Playbook first) {
        present = first;
        byDigest.put(digest(first), first);
    }

    /** From now on new calls are led by this one. */
    synchronized void turnTo(Playbook next) {
        byDigest.remove(digest(next));
        byDigest.put(digest(next), next);
        present = next;
    }

    @Override
    public Playbook present() {
        return present;
    }

    @Override
    public synchronized Optional<Playbook> of(String digest) {
        return Optional.ofNullable(byDigest.get(digest));
    }

    private static String digest(Playbook book) {
        return book.dialplan().digest();
    }
}
