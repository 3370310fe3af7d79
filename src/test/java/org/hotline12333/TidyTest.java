package org.hotline12333;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Reads the tree and holds it to the house style of CONTRIBUTING.md. */
class TidyTest {
    private static final int FILE_LINES_MAX = 400;
    private static final int METHOD_LINES_MAX = 50;
    private static final Pattern BANNED_NAMES =
            Pattern.compile(".*(Manager|Helper|Util|Utils|Impl)|Abstract.*|I[A-Z][a-z].*Interface");
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TESTS = Path.of("src/test/java");

    private static final List<String> longMethods = new ArrayList<>();
    private static final List<String> emptyCatches = new ArrayList<>();
    private static final List<String> defaultsOverPatterns = new ArrayList<>();
    private static final List<String> bannedNames = new ArrayList<>();

    @BeforeAll
    static void readTheTree() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files =
                compiler.getStandardFileManager(null, Locale.ROOT, null)) {
            List<Path> sources = new ArrayList<>(sources(MAIN));
            sources.addAll(sources(TESTS));
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    List.of("--release", "25"),
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources));
            for (CompilationUnitTree unit : task.parse()) {
                new Reader(unit, Trees.instance(task)).scan(unit, null);
            }
        }
    }

    @Test
    void noFileIsLong() {
        assertThat(Stream.concat(sources(MAIN).stream(), sources(TESTS).stream()))
                .allSatisfy(path ->
                        assertThat(lines(path)).as("%s", path).hasSizeLessThan(FILE_LINES_MAX));
    }

    @Test
    void noMethodIsLong() {
        assertThat(longMethods).isEmpty();
    }

    @Test
    void noCatchIsEmpty() {
        assertThat(emptyCatches).isEmpty();
    }

    @Test
    void noSwitchOverOurTypesHasADefault() {
        assertThat(defaultsOverPatterns).isEmpty();
    }

    @Test
    void namesSayWhatAThingIs() {
        assertThat(bannedNames).isEmpty();
    }

    @Test
    void everyRoomIsIntroducedAndNullMarked() {
        assertThat(packages(MAIN))
                .allSatisfy(room ->
                        assertThat(room.resolve("package-info.java"))
                                .content()
                                .contains("@NullMarked")
                                .startsWith("/**"));
    }

    @Test
    void everyTestPackageHasARoom() {
        Set<Path> rooms = relative(MAIN);

        assertThat(relative(TESTS)).isSubsetOf(rooms);
    }

    private static Set<Path> relative(Path root) {
        return packages(root).stream().map(root::relativize).collect(Collectors.toSet());
    }

    private static Set<Path> packages(Path root) {
        return sources(root).stream().map(Path::getParent).collect(Collectors.toSet());
    }

    private static List<Path> sources(Path root) {
        try (Stream<Path> paths = Files.walk(root)) {
            return paths.filter(path -> path.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path path) {
        try {
            return Files.readAllLines(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Reader extends TreePathScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final Trees trees;

        Reader(CompilationUnitTree unit, Trees trees) {
            this.unit = unit;
            this.trees = trees;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            LineMap lines = unit.getLineMap();
            long length =
                    lines.getLineNumber(trees.getSourcePositions().getEndPosition(unit, method))
                            - lines.getLineNumber(
                                    trees.getSourcePositions().getStartPosition(unit, method));
            if (length >= METHOD_LINES_MAX) {
                longMethods.add(at(method) + " " + method.getName() + ", " + length + " lines");
            }
            return super.visitMethod(method, null);
        }

        @Override
        public Void visitCatch(CatchTree clause, Void nothing) {
            BlockTree block = clause.getBlock();
            if (block.getStatements().isEmpty()) {
                emptyCatches.add(at(clause));
            }
            return super.visitCatch(clause, null);
        }

        @Override
        public Void visitSwitch(SwitchTree choice, Void nothing) {
            cases(choice, choice.getCases());
            return super.visitSwitch(choice, null);
        }

        @Override
        public Void visitSwitchExpression(SwitchExpressionTree choice, Void nothing) {
            cases(choice, choice.getCases());
            return super.visitSwitchExpression(choice, null);
        }

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            if (BANNED_NAMES.matcher(type.getSimpleName()).matches()) {
                bannedNames.add(at(type) + " " + type.getSimpleName());
            }
            return super.visitClass(type, null);
        }

        /** A default beside record patterns would swallow a case that is added later. */
        private void cases(Tree choice, List<? extends CaseTree> cases) {
            boolean overRecords =
                    cases.stream()
                            .flatMap(c -> c.getLabels().stream())
                            .anyMatch(label ->
                                    label instanceof PatternCaseLabelTree pattern
                                            && pattern.getPattern()
                                                    instanceof DeconstructionPatternTree);
            boolean hasDefault =
                    cases.stream()
                            .flatMap(c -> c.getLabels().stream())
                            .anyMatch(label -> label instanceof DefaultCaseLabelTree);
            if (overRecords && hasDefault) {
                defaultsOverPatterns.add(at(choice));
            }
        }

        private String at(Tree tree) {
            long start = trees.getSourcePositions().getStartPosition(unit, tree);
            return Path.of(unit.getSourceFile().getName()).getFileName()
                    + ":"
                    + unit.getLineMap().getLineNumber(start);
        }
    }
}
