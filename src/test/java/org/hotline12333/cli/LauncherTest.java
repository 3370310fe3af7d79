package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The launcher in a machine of its own: a copy of it whose absolute folders lie below the test's,
 * with JDKs and a Maven that only say how they were called.
 */
class LauncherTest {
    private static final String NO_JDK =
            "hotline: no JDK 25 found; install one (for example Temurin 25) or set JAVA_HOME to it";
    private static final String NO_MAVEN =
            "hotline: no Maven found to build with; install Maven 3.8 or newer";

    @TempDir Path machine;

    private Path project;
    private Path jar;
    private final List<String> path = new ArrayList<>();

    private record Run(int status, List<String> out, List<String> err) {}

    @BeforeEach
    void installWithAFreshJar() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")));
        machine = machine.toRealPath();
        project = Files.createDirectories(machine.resolve("my project"));
        String script = Files.readString(Path.of("hotline"));
        for (String folder : new String[] {"/usr/lib/jvm/", "/usr/java/", "/opt/", "/Library/"}) {
            script = script.replace(" " + folder, " " + machine + folder);
        }
        executable(project.resolve("hotline"), script);
        write(project.resolve("pom.xml"), "<project/>");
        write(project.resolve("src/main/java/A.java"), "class A {}");
        Files.createDirectories(project.resolve("target/lib"));
        jar = write(project.resolve("target/hotline.jar"), "old jar");
        age(project.resolve("pom.xml"), project.resolve("src/main/java/A.java"));
        age(project.resolve("src/main/java"), project.resolve("src/main"));
        Path tools = Files.createDirectories(machine.resolve("tools"));
        String names =
                "bash cat dirname basename readlink sed find mkdir grep tail flock touch rm mv";
        for (String tool : names.split(" ", -1)) {
            executable(tools.resolve(tool), "#!/bin/bash\nexec " + tool(tool) + " \"$@\"\n");
        }
        path.add(tools.toString());
    }

    private static Path tool(String name) {
        return List.of(Path.of("/usr/bin", name), Path.of("/bin", name)).stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow();
    }

    private static Path write(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        return Files.writeString(file, text);
    }

    private static void executable(Path file, String text) throws IOException {
        write(file, text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void age(Path... files) throws IOException {
        for (Path file : files) {
            Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2020-01-01T00:00:00Z")));
        }
    }

    /** A JDK whose {@code java} says which it is, and then its arguments. */
    private Path jdk(String folder, String version) throws IOException {
        Path home = machine.resolve(folder);
        executable(
                home.resolve("bin/java"),
                "#!/bin/bash\necho " + folder + "\nprintf '%s\\n' \"$@\"\n");
        executable(home.resolve("bin/javac"), "#!/bin/bash\n");
        write(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private void maven(String body) throws IOException {
        executable(machine.resolve("maven/mvn"), "#!/bin/bash\n" + body + "\n");
        path.add(machine.resolve("maven").toString());
    }

    private Run run(Map<String, String> variables, Path launcher, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("/bin/bash", launcher.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(machine.toFile());
        builder.environment().clear();
        builder.environment().put("HOME", machine.resolve("caller").toString());
        builder.environment().put("PATH", String.join(":", path));
        builder.environment().putAll(variables);
        Process process = builder.start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Run(
                process.exitValue(),
                process.inputReader().lines().toList(),
                process.errorReader().lines().toList());
    }

    private Run run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of(), project.resolve("hotline"), arguments);
    }

    @Test
    void handsItsFolderAndTheArgumentsOn() throws Exception {
        jdk("usr/lib/jvm/temurin-25", "25.0.3");

        Run run = run("say", "zh", "money", "two words");

        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .startsWith("usr/lib/jvm/temurin-25")
                .endsWith(
                        "-Dhotline.home=" + project,
                        "-jar",
                        jar.toString(),
                        "say",
                        "zh",
                        "money",
                        "two words");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "usr/lib/jvm/java-25-openjdk-amd64",
                "usr/java/jdk-25",
                "opt/jdk-25.0.1",
                "opt/java/25",
                "Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home",
                "caller/Library/Java/JavaVirtualMachines/temurin-25.jdk/Contents/Home",
                "caller/.sdkman/candidates/java/25.0.1-tem",
                "caller/.jdks/temurin-25"
            })
    void findsAJdkInTheUsualFolders(String folder) throws Exception {
        jdk("usr/lib/jvm/java-17-openjdk", "17.0.12");
        jdk(folder, "25.0.1");

        assertThat(run("check").out()).startsWith(folder);
    }

    @Test
    void prefersJavaHomeWhereItIsNewEnough() throws Exception {
        jdk("usr/lib/jvm/java-25", "25");
        Path mine = jdk("mine", "25");

        Run run = run(Map.of("JAVA_HOME", mine.toString()), project.resolve("hotline"), "check");

        assertThat(run.out()).startsWith("mine");
    }

    @Test
    void passesAJavaHomeByThatIsTooOld() throws Exception {
        jdk("usr/lib/jvm/java-25", "25-ea");
        Path mine = jdk("mine", "17.0.12");

        Run run = run(Map.of("JAVA_HOME", mine.toString()), project.resolve("hotline"), "check");

        assertThat(run.out()).startsWith("usr/lib/jvm/java-25");
    }

    @Test
    void findsTheJdkThatALinkOnThePathLeadsTo() throws Exception {
        Path jdk = jdk("somewhere/else", "25.0.1");
        Path bin = Files.createDirectories(machine.resolve("bin"));
        Path alternatives = Files.createDirectories(machine.resolve("alternatives"));
        Files.createSymbolicLink(alternatives.resolve("javac"), jdk.resolve("bin/javac"));
        Files.createSymbolicLink(bin.resolve("javac"), Path.of("../alternatives/javac"));
        path.add(bin.toString());

        assertThat(run("check").out()).startsWith("somewhere/else");
    }

    @ParameterizedTest
    @ValueSource(strings = {"17.0.12", "1.8.0_402", "24.0.2", "none"})
    void saysInOneLineThatThereIsNoJdk(String version) throws Exception {
        jdk("usr/lib/jvm/jdk", version);

        Run run = run("serve");

        assertThat(run.err()).containsExactly(NO_JDK);
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void worksThroughLinksFromAnyFolder() throws Exception {
        jdk("usr/lib/jvm/java-25", "25");
        Path links = Files.createDirectories(machine.resolve("caller/bin"));
        Files.createSymbolicLink(links.resolve("first"), Path.of("../../my project/hotline"));
        Files.createSymbolicLink(links.resolve("hotline"), links.resolve("first"));

        Run run = run(Map.of(), Path.of("caller/bin/hotline"), "check");

        assertThat(run.out()).contains("-Dhotline.home=" + project, jar.toString());
    }

    @Test
    void givesMoreOptionsToJavaWordByWord() throws Exception {
        jdk("usr/lib/jvm/java-25", "25");

        Run run =
                run(
                        Map.of("HOTLINE_JAVA_OPTIONS", "-Xmx1g -Xss1m"),
                        project.resolve("hotline"),
                        "serve");

        assertThat(run.out()).containsSubsequence("-Xmx1g", "-Xss1m", "-jar");
    }

    @Test
    void aJarThatIsFreshNeedsNoMaven() throws Exception {
        jdk("usr/lib/jvm/java-25", "25");

        assertThat(run("check").status()).isZero();
        assertThat(jar).hasContent("old jar");
    }

    @Test
    void buildsAJarThatIsMissingWithTheJdkFound() throws Exception {
        Path jdk = jdk("usr/lib/jvm/java-25", "25");
        maven(
                "echo \"$PWD $JAVA_HOME $*\" > ../built; mkdir -p target; echo new > target/hotline.jar");
        Files.delete(jar);

        Run run = run("check");

        assertThat(run.status()).isZero();
        assertThat(run.err()).containsExactly("hotline: building, once");
        assertThat(machine.resolve("built"))
                .content()
                .startsWith(project + " " + jdk + " ")
                .contains("package", "-DskipTests");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pom.xml", "src/main/java/A.java", "src/main/resources/new.yaml"})
    void buildsAJarThatIsOlderThanASource(String source) throws Exception {
        jdk("usr/lib/jvm/java-25", "25");
        maven("echo built >> ../built");
        age(jar);
        write(project.resolve(source), "new");

        assertThat(run("check").status()).isZero();
        assertThat(run("check").status()).isZero();

        assertThat(machine.resolve("built")).hasContent("built");
    }

    @Test
    void aJarWithoutSourcesIsNeverStale() throws Exception {
        jdk("usr/lib/jvm/java-25", "25");
        age(jar);
        Files.delete(project.resolve("pom.xml"));
        Files.delete(project.resolve("src/main/java/A.java"));
        Files.delete(project.resolve("src/main/java"));
        Files.delete(project.resolve("src/main"));

        Run run = run("check");

        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void serveIsRehearsedOnceForEachJar() throws Exception {
        Path java = jdk("usr/lib/jvm/java-25", "25").resolve("bin/java");
        executable(
                java,
                "#!/bin/bash\nfor a; do case $a in -XX:AOTCacheOutput=*) echo \"$HOTLINE_DB_URL$a\""
                        + " > \"${a#*=}\"; exit;; esac; done; printf '%s\\n' \"$@\"\n");
        Map<String, String> variables = Map.of("HOTLINE_DB_URL", "jdbc:postgresql://mine/");
        Path cache = project.resolve("target/hotline.aot");
        age(jar);

        Run first = run(variables, project.resolve("hotline"), "serve");
        Run second = run(variables, project.resolve("hotline"), "serve");

        assertThat(first.err()).containsExactly("hotline: preparing a quick start, once");
        assertThat(second.err()).isEmpty();
        assertThat(second.out()).contains("-XX:AOTCache=" + cache).isEqualTo(first.out());
        assertThat(cache).content().startsWith("-XX:AOTCacheOutput=");
    }

    @Test
    void aRehearsalThatFailsIsNotTriedAgainAndDoesNoHarm() throws Exception {
        jdk("usr/lib/jvm/java-25", "25");
        age(jar);

        Run first = run("serve");
        Run second = run("serve");

        assertThat(first.status()).isZero();
        assertThat(first.err()).containsExactly("hotline: preparing a quick start, once");
        assertThat(second.err()).isEmpty();
        assertThat(second.out()).noneMatch(line -> line.contains("AOTCache")).contains("serve");
    }

    @Test
    void launchersAtOnceBuildOnceAndEachRuns() throws Exception {
        jdk("usr/lib/jvm/java-25", "25");
        maven(
                "echo built >> ../built; /bin/sleep 1; mkdir -p target;"
                        + " echo new > target/hotline.jar");
        Files.delete(jar);

        try (ExecutorService launchers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Run>> runs =
                    Stream.generate(() -> launchers.submit(() -> run("check"))).limit(4).toList();

            for (Future<Run> each : runs) {
                assertThat(each.get().status()).isZero();
                assertThat(each.get().out()).contains("check");
            }
        }
        assertThat(machine.resolve("built")).hasContent("built");
    }

    @Test
    void leavesNothingOfACrashThatHoldsKeys() throws Exception {
        executable(
                jdk("usr/lib/jvm/java-25", "25").resolve("bin/java"),
                "#!/bin/bash\necho core $(ulimit -Hc)\nprintf '%s\\n' \"$@\"\n");

        Run run = run(Map.of("HOTLINE_DATA", "/some/data"), project.resolve("hotline"), "serve");

        assertThat(run("rotate-key").out()).contains("core 0");
        assertThat(run.out())
                .contains(
                        "core 0",
                        "-XX:-CreateCoredumpOnCrash",
                        "-XX:-HeapDumpOnOutOfMemoryError",
                        "-XX:ErrorFile=/some/data/crash-%p.log");
    }

    @Test
    void whatIsMadeIsItsOwnersAloneButForTheClipsThatAsteriskReads() throws Exception {
        Path java = jdk("usr/lib/jvm/java-25", "25").resolve("bin/java");
        executable(java, "#!/bin/bash\necho umask $(umask)\n");

        assertThat(run("serve").out()).contains("umask 0077");
        assertThat(run("prompts").out()).doesNotContain("umask 0077");
    }

    @Test
    void saysInOneLineThatThereIsNoMaven() throws Exception {
        jdk("usr/lib/jvm/java-25", "25");
        Files.delete(jar);

        Run run = run("check");

        assertThat(run.err()).containsExactly(NO_MAVEN);
        assertThat(run.status()).isEqualTo(1);
    }

    @Test
    void saysWhyABuildFailedAndRunsNothing() throws Exception {
        jdk("usr/lib/jvm/java-25", "25");
        maven("echo '[INFO] so far'; echo '[ERROR] A.java:[1,1] no such thing'; exit 1");
        Files.delete(jar);

        Run run = run("serve");

        assertThat(run.err())
                .containsExactly(
                        "hotline: building, once",
                        "[ERROR] A.java:[1,1] no such thing",
                        "hotline: the build failed; all of it is in "
                                + project.resolve("target/build.log"));
        assertThat(run.out()).isEmpty();
        assertThat(run.status()).isEqualTo(1);
    }
}
