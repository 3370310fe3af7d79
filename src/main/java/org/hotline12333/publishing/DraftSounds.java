package org.hotline12333.publishing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hotline12333.draft.Content;
import org.hotline12333.draft.FileChange;

/**
 * The sounds of a draft that is heard before it is published, in Asterisk's own copy, below a
 * folder that no language can have the name of. What a draft leaves as it was is played from where
 * it always is.
 *
 * @param copy of Asterisk, as {@code scripts/asterisk} makes it, whether it is there or not
 */
public record DraftSounds(Path copy) {
    /** Below Asterisk's sounds of the hotline; a language's folder begins with a letter. */
    private static final String FOLDER = "_drafts";

    /** Of a clip's id below the folder of a draft, so that all of it is an id still. */
    private static final int ID_MAX = 40;

    private static final String PROMPTS = "prompts/";
    private static final String SOUND = ".wav";

    /** What came of bringing them. */
    public sealed interface Brought {
        /**
         * They are there.
         *
         * @param clips that are other than those published
         */
        record Done(Set<String> clips) implements Brought {
            public Done {
                clips = Set.copyOf(clips);
            }
        }

        /** This server knows of no Asterisk on this machine. */
        record NoCopy(String folder) implements Brought {}

        /** The server may not write there. */
        record ReadOnly(String folder) implements Brought {}
    }

    /**
     * The id by which a draft's own clip is played.
     *
     * @param name of the draft's folder
     */
    public static String id(String name, String clip) {
        return FOLDER + "/" + name + "/" + below(clip);
    }

    private static String below(String clip) {
        return clip.length() <= ID_MAX ? clip : Content.of(clip).digest().substring(0, ID_MAX);
    }

    /** Whether those of this name are there; a new start of Asterisk takes them away. */
    public boolean has(String name) {
        return Files.isDirectory(copy.resolve(FOLDER).resolve(name));
    }

    /**
     * Brings them, all or none.
     *
     * @param name of the folder that is made for them
     */
    public Brought bring(String name, List<FileChange> changes) {
        if (!Files.isDirectory(copy)) {
            return new Brought.NoCopy(copy.toString());
        }
        if (!Files.isWritable(copy)) {
            return new Brought.ReadOnly(copy.toString());
        }
        try {
            Path drafts = folder(copy.toRealPath().resolve(FOLDER));
            Path fresh = drafts.resolve(name + ".new");
            remove(fresh);
            Set<String> clips = put(folder(fresh), changes);
            remove(drafts.resolve(name));
            Files.move(fresh, drafts.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            return new Brought.Done(clips);
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Set<String> put(Path folder, List<FileChange> changes) throws IOException {
        Set<String> clips = new HashSet<>();
        for (FileChange change : changes) {
            String path = change.path().text();
            Optional<Content> sound = change.becomes();
            if (path.startsWith(PROMPTS) && path.endsWith(SOUND) && sound.isPresent()) {
                String clip = path.substring(PROMPTS.length(), path.length() - SOUND.length());
                Path here = folder.resolve(below(clip) + SOUND);
                folder(Objects.requireNonNull(here.getParent()));
                Files.write(here, sound.get().bytes());
                Files.setPosixFilePermissions(here, PosixFilePermissions.fromString("rw-r--r--"));
                clips.add(clip);
            }
        }
        return clips;
    }

    /** Asterisk is another user. */
    private static Path folder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            folder(Objects.requireNonNull(folder.getParent()));
            Files.createDirectory(folder);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return folder;
    }

    /** All but those of one name go; all where there is none. */
    public void keepOnly(Optional<String> name) {
        Path drafts = copy.resolve(FOLDER);
        if (!Files.isDirectory(drafts, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.list(drafts)) {
            for (Path each : all.toList()) {
                if (!name.equals(Optional.of(each.getFileName().toString()))) {
                    remove(each);
                }
            }
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static void remove(Path folder) throws IOException {
        if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
