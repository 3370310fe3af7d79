package org.hotline12333.simulator.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The process on this machine that listens at a port, seen through Linux's /proc and jcmd. */
final class ServerProcess {
    private static final Path PROC = Path.of("/proc");

    /** A full collection takes a second; a server that takes longer is not waited for. */
    private static final Duration ANSWER_MAX = Duration.ofSeconds(20);

    private static final String LISTENS = "0A";
    private static final Pattern TOTAL =
            Pattern.compile("^Total\\s+\\d+\\s+(\\d+)\\s*$", Pattern.MULTILINE);

    private final ProcessHandle process;

    private ServerProcess(ProcessHandle process) {
        this.process = process;
    }

    /**
     * Nothing where there is none, it is another user's, it is this one, whose callers would be
     * weighed with it, or the system is no Linux.
     */
    static Optional<ServerProcess> listeningAt(int port) {
        try {
            for (String table : List.of("net/tcp", "net/tcp6")) {
                Path file = PROC.resolve(table);
                OptionalLong inode =
                        Files.isReadable(file)
                                ? inode(Files.readAllLines(file), port)
                                : OptionalLong.empty();
                if (inode.isPresent()) {
                    return owner("socket:[" + inode.getAsLong() + "]").map(ServerProcess::new);
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The socket that listens at a port, in the lines of /proc/net/tcp. */
    static OptionalLong inode(List<String> lines, int port) {
        String local = ":%04X".formatted(port);
        return lines.stream()
                .map(line -> line.strip().split("\\s+"))
                .filter(words -> words.length > 9 && words[1].endsWith(local))
                .filter(words -> words[3].equals(LISTENS))
                .mapToLong(words -> Long.parseLong(words[9]))
                .findFirst();
    }

    private static Optional<ProcessHandle> owner(String socket) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .filter(process -> holds(process, socket))
                .findFirst();
    }

    private static boolean holds(ProcessHandle process, String socket) {
        Path open = PROC.resolve(process.pid() + "/fd");
        try (DirectoryStream<Path> files = Files.newDirectoryStream(open)) {
            for (Path file : files) {
                if (Files.readSymbolicLink(file).toString().equals(socket)) {
                    return true;
                }
            }
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            return false; // it has ended, or is none of ours
        }
        return false;
    }

    long pid() {
        return process.pid();
    }

    /** What it has used so far, on all cores, compiling and collecting included. */
    Optional<Duration> cpu() {
        return process.info().totalCpuDuration();
    }

    /** Bytes that are live: jcmd's class histogram collects everything else first. */
    OptionalLong liveBytes() throws InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        try {
            Path told = Files.createTempFile("hotline-heap", ".txt");
            try {
                return told(told, jcmd.toString(), pid() + "", "GC.class_histogram");
            } finally {
                Files.delete(told);
            }
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong told(Path file, String... command)
            throws IOException, InterruptedException {
        Process asking =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(file.toFile())
                        .start();
        if (!asking.waitFor(ANSWER_MAX.toSeconds(), TimeUnit.SECONDS)) {
            asking.destroyForcibly();
            return OptionalLong.empty();
        }
        return liveBytes(Files.readString(file));
    }

    /** The sum at the end of a class histogram. */
    static OptionalLong liveBytes(String histogram) {
        Matcher total = TOTAL.matcher(histogram);
        return total.find()
                ? OptionalLong.of(Long.parseLong(total.group(1)))
                : OptionalLong.empty();
    }
}
