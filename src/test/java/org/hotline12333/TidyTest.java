package org.hotline12333;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.CaseLabelTree;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.CatchTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConstantCaseLabelTree;
import com.sun.source.tree.DeconstructionPatternTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PatternCaseLabelTree;
import com.sun.source.tree.PatternTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads the tree and holds it to the house style of CONTRIBUTING.md. */
class TidyTest {
    private static final int FILE_LINES_MAX = 400;
    private static final int METHOD_LINES_MAX = 50;

    /** Of the files and methods of the product; tests hold tables of cases. */
    private static final int FILE_LINES_MEDIAN_MAX = 80;

    private static final int FILE_LINES_P95_MAX = 250;
    private static final int METHOD_LINES_P95_MAX = 20;
    private static final Pattern BANNED_NAMES =
            Pattern.compile(".*(Manager|Helper|Util|Utils|Impl)|Abstract.*|I[A-Z][a-z].*Interface");
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path TESTS = Path.of("src/test/java");

    private static final List<String> longMethods = new ArrayList<>();
    private static final List<Integer> methodLines = new ArrayList<>();
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
            read(task);
        }
    }

    private static void read(JavacTask task) throws IOException {
        List<CompilationUnitTree> units = new ArrayList<>();
        task.parse().forEach(units::add);
        Alternatives alternatives = new Alternatives();
        units.forEach(unit -> alternatives.scan(unit, null));
        for (CompilationUnitTree unit : units) {
            new Reader(unit, Trees.instance(task), alternatives).scan(unit, null);
        }
    }

    @Test
    void noFileIsLong() {
        assertThat(Stream.concat(sources(MAIN).stream(), sources(TESTS).stream()))
                .allSatisfy(path ->
                        assertThat(lines(path))
                                .as("%s", path)
                                .hasSizeLessThanOrEqualTo(FILE_LINES_MAX));
    }

    @Test
    void noMethodIsLong() {
        assertThat(longMethods).isEmpty();
    }

    @Test
    void mostFilesAndMethodsAreShort() {
        List<Integer> files =
                sources(MAIN).stream()
                        .filter(path -> !path.endsWith("package-info.java"))
                        .map(path -> lines(path).size())
                        .toList();

        assertThat(percentile(files, 50)).isLessThanOrEqualTo(FILE_LINES_MEDIAN_MAX);
        assertThat(percentile(files, 95)).isLessThanOrEqualTo(FILE_LINES_P95_MAX);
        assertThat(percentile(methodLines, 95)).isLessThanOrEqualTo(METHOD_LINES_P95_MAX);
    }

    private static int percentile(List<Integer> lengths, int percent) {
        return lengths.stream().sorted().toList().get(lengths.size() * percent / 100);
    }

    @Test
    void noCatchIsEmpty() {
        assertThat(emptyCatches).isEmpty();
    }

    @Test
    void noSwitchOverOurTypesHasADefault() {
        assertThat(defaultsOverPatterns).isEmpty();
    }

    /** What holds of the tree holds for nothing if the rule sees nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "case Tea(int cups) -> 1; default -> 2;",
                "case Tea tea -> 1; default -> 2;",
                "case Drink.Water _ -> 1; case null, default -> 2;",
                "case HOT -> 1; default -> 2;"
            })
    void aDefaultIsSeenBesideEachOfOurTypes(String cases) throws IOException {
        List<String> before = List.copyOf(defaultsOverPatterns);
        String source =
                """
                sealed interface Drink { record Tea(int cups) implements Drink {}
                    record Water() implements Drink {} }
                enum Heat { HOT, COLD }
                class Guest { int drinks(Object given) { return switch (given) { %s }; } }
                """
                        .formatted(cases);

        read(
                (JavacTask)
                        ToolProvider.getSystemJavaCompiler()
                                .getTask(
                                        null,
                                        null,
                                        null,
                                        List.of("--release", "25"),
                                        null,
                                        List.of(new Source(source))));

        assertThat(defaultsOverPatterns).hasSize(before.size() + 1);
        defaultsOverPatterns.clear();
        defaultsOverPatterns.addAll(before);
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("memory:///Guest.java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
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
    void everyRoomSaysWhatComesInAndGoesOutAndWhereToBegin() throws IOException {
        Pattern introduction =
                Pattern.compile("In comes? .*\\bout (?:comes?|goes?) .*Begin with (\\w+)");
        for (Path room : packages(MAIN)) {
            String door = Files.readString(room.resolve("package-info.java"));
            Matcher said = introduction.matcher(door.replaceAll("\\s*\\n \\* ?", " "));
            assertThat(said.find()).as("%s", room).isTrue();
            assertThat(room.resolve(said.group(1) + ".java")).exists();
        }
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

    /** The names of our sealed types' alternatives and of our enums' constants. */
    private static final class Alternatives extends TreeScanner<Void, Void> {
        private final Set<String> sealed = new HashSet<>();
        private final Map<String, Set<String>> above = new HashMap<>();
        private final Set<String> constants = new HashSet<>();

        @Override
        public Void visitClass(ClassTree type, Void nothing) {
            String name = type.getSimpleName().toString();
            if (type.getModifiers().getFlags().contains(Modifier.SEALED)) {
                sealed.add(name);
            }
            Set<String> parents = above.computeIfAbsent(name, _ -> new HashSet<>());
            type.getImplementsClause().forEach(parent -> parents.add(last(parent)));
            if (type.getKind() == Tree.Kind.ENUM) {
                type.getMembers().stream()
                        .filter(VariableTree.class::isInstance)
                        .map(VariableTree.class::cast)
                        .filter(member -> name.equals(String.valueOf(member.getType())))
                        .forEach(constant -> constants.add(constant.getName().toString()));
            }
            return super.visitClass(type, null);
        }

        private static String last(Tree name) {
            String words = name.toString().replaceAll("<.*", "");
            return words.substring(words.lastIndexOf('.') + 1);
        }

        /** Whether a choice with such labels is one of several that we know all of. */
        boolean areNamed(List<? extends CaseLabelTree> labels) {
            List<String> named =
                    labels.stream()
                            .filter(ConstantCaseLabelTree.class::isInstance)
                            .map(ConstantCaseLabelTree.class::cast)
                            .map(constant -> constant.getConstantExpression().toString())
                            .filter(name -> !name.equals("null"))
                            .toList();
            return (!named.isEmpty() && constants.containsAll(named))
                    || labels.stream()
                            .filter(PatternCaseLabelTree.class::isInstance)
                            .map(PatternCaseLabelTree.class::cast)
                            .anyMatch(pattern -> isOne(pattern.getPattern()));
        }

        private boolean isOne(PatternTree pattern) {
            return switch (pattern) {
                case DeconstructionPatternTree _ -> true;
                case BindingPatternTree binding ->
                        Stream.of(last(binding.getVariable().getType()))
                                .anyMatch(name ->
                                        sealed.contains(name)
                                                || above.getOrDefault(name, Set.of()).stream()
                                                        .anyMatch(sealed::contains));
                default -> false;
            };
        }
    }

    private static final class Reader extends TreePathScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final Trees trees;
        private final Alternatives alternatives;

        Reader(CompilationUnitTree unit, Trees trees, Alternatives alternatives) {
            this.unit = unit;
            this.trees = trees;
            this.alternatives = alternatives;
        }

        @Override
        public Void visitMethod(MethodTree method, Void nothing) {
            LineMap lines = unit.getLineMap();
            long length =
                    lines.getLineNumber(trees.getSourcePositions().getEndPosition(unit, method))
                            - lines.getLineNumber(
                                    trees.getSourcePositions().getStartPosition(unit, method))
                            + 1;
            if (unit.getSourceFile().toUri().getPath().contains("/src/main/")) {
                methodLines.add((int) length);
            }
            if (length > METHOD_LINES_MAX) {
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

        /** A default beside our alternatives would swallow one that is added later. */
        private void cases(Tree choice, List<? extends CaseTree> cases) {
            List<? extends CaseLabelTree> labels =
                    cases.stream().flatMap(each -> each.getLabels().stream()).toList();
            boolean hasDefault = labels.stream().anyMatch(DefaultCaseLabelTree.class::isInstance);
            if (hasDefault && alternatives.areNamed(labels)) {
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
