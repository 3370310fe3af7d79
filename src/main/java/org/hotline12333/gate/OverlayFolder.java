package org.hotline12333.gate;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hotline12333.authoring.Problem;
import org.hotline12333.draft.Content;
import org.hotline12333.draft.FileChange;
import org.hotline12333.draft.FilePath;
import org.hotline12333.publishing.ProjectFolder;
import org.jspecify.annotations.Nullable;

/**
 * The project's folder with a candidate's files in it: what is written is copied, sounds are links,
 * and a sound that is made anew takes the place of its link.
 */
record OverlayFolder(ProjectFolder published, Path folder) {
    private static final List<String> PARTS = List.of("dialplans", "prompts", "calls");
    private static final List<String> READ = List.of("dialplans", "prompts");
    private static final String SOUND = ".wav";

    /** Makes it below another folder. */
    static OverlayFolder make(ProjectFolder published, Candidate candidate, Path below)
            throws IOException {
        return make(published, candidate, below, PARTS);
    }

    /** The same without scripted calls. */
    static OverlayFolder read(ProjectFolder published, Candidate candidate, Path below)
            throws IOException {
        return make(published, candidate, below, READ);
    }

    private static OverlayFolder make(
            ProjectFolder published, Candidate candidate, Path below, List<String> parts)
            throws IOException {
        OverlayFolder overlay =
                new OverlayFolder(published, Files.createTempDirectory(below, "draft"));
        for (String part : parts) {
            overlay.copy(published.home().resolve(part).toAbsolutePath(), part);
        }
        for (Candidate.New file : candidate.files()) {
            overlay.put(file);
        }
        return overlay;
    }

    private void copy(Path real, String part) throws IOException {
        if (Files.notExists(real)) {
            return;
        }
        try (Stream<Path> all = Files.walk(real)) {
            for (Path each : all.toList()) {
                Path here = folder.resolve(part).resolve(real.relativize(each).toString());
                if (Files.isDirectory(each)) {
                    Files.createDirectories(here);
                } else if (each.toString().endsWith(SOUND)) {
                    Files.createSymbolicLink(here, each);
                } else {
                    Files.copy(each, here);
                }
            }
        }
    }

    private void put(Candidate.New file) throws IOException {
        Path here = folder.resolve(file.path().text());
        Files.deleteIfExists(here); // and never what a link leads to
        if (file.content().isPresent()) {
            Files.createDirectories(Objects.requireNonNull(here.getParent()));
            Files.write(here, file.content().get().bytes());
        }
    }

    /** All that would change in the project's folder: the candidate's files, and their sounds. */
    List<FileChange> changes(Candidate candidate) throws IOException {
        TreeMap<FilePath, FileChange> all = new TreeMap<>();
        candidate.files().forEach(file -> change(file.path()).ifPresent(c -> all.put(c.path(), c)));
        Path prompts = folder.resolve("prompts");
        try (Stream<Path> files = Files.walk(prompts)) {
            for (Path file : files.filter(this::isMade).toList()) {
                change(path(file)).ifPresent(c -> all.put(c.path(), c));
            }
        }
        for (FilePath gone : gone()) {
            change(gone).ifPresent(c -> all.put(c.path(), c));
        }
        return List.copyOf(all.values());
    }

    private boolean isMade(Path file) {
        String name = file.getFileName().toString();
        return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                && (name.endsWith(SOUND) || name.equals("clips.txt"));
    }

    /** Sounds that are published and not here any more. */
    private List<FilePath> gone() throws IOException {
        Path prompts = published.home().resolve("prompts");
        try (Stream<Path> files = Files.walk(prompts)) {
            return files.filter(file -> file.toString().endsWith(SOUND))
                    .map(file ->
                            "prompts/" + prompts.relativize(file).toString().replace('\\', '/'))
                    .filter(name ->
                            Files.notExists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS))
                    .map(FilePath::new)
                    .toList();
        }
    }

    private FilePath path(Path file) {
        return new FilePath(folder.relativize(file).toString().replace('\\', '/'));
    }

    private Optional<FileChange> change(FilePath path) {
        Optional<Content> was = published.read(path);
        Optional<Content> becomes = new ProjectFolder(folder).read(path);
        return was.equals(becomes)
                ? Optional.empty()
                : Optional.of(new FileChange(path, was, becomes));
    }

    /** Words about a file without where it lies meanwhile. */
    String plain(String words) {
        return words.replace(folder + "/", "");
    }

    /** A problem as it is in the project's folder. */
    Problem plain(Problem problem) {
        return new Problem(
                plain(problem.file()),
                problem.line(),
                problem.column(),
                problem.kind(),
                plain(problem.message()),
                plain(problem.mend()));
    }

    void remove() throws IOException {
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes what)
                            throws IOException {
                        Files.delete(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path visited, @Nullable IOException fault) throws IOException {
                        Files.delete(visited);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }

    /** All scripted calls. */
    List<Path> scripts() throws IOException {
        Path calls = folder.resolve("calls");
        if (Files.notExists(calls)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(calls)) {
            return all.filter(file -> file.toString().endsWith(".call")).sorted().toList();
        }
    }
}
