package org.hotline12333.store.sealing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hotline12333.store.sealing.SealingKeys.Kind;

/**
 * The keys that are held at one moment. All find and open what they sealed; the first one writes.
 *
 * @param all at least one
 */
public record KeySet(List<SealingKeys> all) {
    public KeySet {
        all = List.copyOf(all);
    }

    public SealingKeys writing() {
        return all.getFirst();
    }

    public Optional<SealingKeys> named(String id) {
        for (SealingKeys keys : all) {
            if (keys.id().equals(id)) {
                return Optional.of(keys);
            }
        }
        return Optional.empty();
    }

    /** The key that a row names. */
    public SealingKeys of(String id) {
        return named(id).orElseThrow(() -> new IllegalStateException("key " + id + " is not held"));
    }

    public boolean holds(String id) {
        return named(id).isPresent();
    }

    public List<String> ids() {
        return all.stream().map(SealingKeys::id).toList();
    }

    /** The hashes by which a number may be stored, that of the writing key first. */
    public List<String> hashes(Kind kind, String clear) {
        return all.stream().map(keys -> keys.hash(kind, clear)).toList();
    }

    /** The same keys, of which this one writes. */
    KeySet writingWith(String id) {
        return new KeySet(
                all.stream().sorted(Comparator.comparing(keys -> !keys.id().equals(id))).toList());
    }

    /** These keys, and those of the others that are named and not among them. */
    KeySet and(KeySet others, List<String> named) {
        List<SealingKeys> both = new ArrayList<>(all);
        others.all().stream()
                .filter(keys -> named.contains(keys.id()) && !holds(keys.id()))
                .forEach(both::add);
        return new KeySet(both);
    }

    @Override
    public String toString() {
        return "Keys" + ids();
    }
}
