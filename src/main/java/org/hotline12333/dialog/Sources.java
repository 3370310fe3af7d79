package org.hotline12333.dialog;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.hotline12333.authoring.SourceLocation;

/**
 * Where the dialogs and ways of a dialplan are written. It says nothing of what happens in a call,
 * and so is no part of what the digest names.
 *
 * @param dialogs by id; those that are made of data by their family
 * @param ways by their ids
 */
public record Sources(Map<String, SourceLocation> dialogs, Map<String, SourceLocation> ways) {
    /** Of what nobody has written into a file. */
    public static final Sources NONE = new Sources(Map.of(), Map.of());

    public Sources {
        Map<String, SourceLocation> families = new HashMap<>();
        dialogs.forEach((id, at) -> families.putIfAbsent(DialogFamily.of(id), at));
        dialogs = Map.copyOf(families);
        ways = Map.copyOf(ways);
    }

    public Optional<SourceLocation> dialog(String id) {
        return Optional.ofNullable(dialogs.get(id));
    }

    public Optional<SourceLocation> way(Transition way) {
        return Optional.ofNullable(ways.get(way.id()));
    }
}
