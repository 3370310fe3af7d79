package org.hotline12333;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A line of the log begins with a noun to grep for, before a colon or alone, or with the id of its
 * call; docs/operations.md lists them all.
 */
class LogLinesTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final Path PAGE = Path.of("docs/operations.md");

    /** What makes a sentence of it. */
    private static final Pattern SENTENCE =
            Pattern.compile("\\b(is|are|was|were|has|have|had|does|cannot|may|will|the|they)\\b");

    /** Lines of a call begin with its id. */
    private static final String CALL = "call {}";

    private static final Set<String> heads = new TreeSet<>();

    @BeforeAll
    static void readTheTree() throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files =
                        compiler.getStandardFileManager(null, Locale.ROOT, null);
                Stream<Path> paths = Files.walk(MAIN)) {
            List<Path> sources = paths.filter(path -> path.toString().endsWith(".java")).toList();
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
                new Reader().scan(unit, null);
            }
        }
    }

    @Test
    void areFound() {
        assertThat(heads)
                .contains("clip missing", "record store away", "audit linking failed")
                .hasSizeGreaterThan(40);
    }

    @Test
    void areNouns() {
        assertThat(heads)
                .noneMatch(head -> SENTENCE.matcher(head).find())
                .allMatch(head -> head.split(" ").length <= 6);
    }

    @Test
    void areOnThePage() throws IOException {
        String page = Files.readString(PAGE);

        assertThat(heads).allSatisfy(head -> assertThat(page).contains("| `" + head + "` |"));
    }

    private static final class Reader extends TreeScanner<Void, Void> {
        /** Made with what a line begins with. */
        private static final Set<String> NAMED =
                Set.of("ServiceAwayException", "AsteriskFaultException", "MaintenanceTask");

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
            String name = call.getMethodSelect().toString();
            if (name.matches("(LOG|log)\\.(info|warn|error)|\\w+\\.about|task")) {
                take(call.getArguments());
            }
            return super.visitMethodInvocation(call, null);
        }

        @Override
        public Void visitNewClass(NewClassTree made, Void nothing) {
            String name = made.getIdentifier().toString();
            if (NAMED.contains(name)) {
                take(made.getArguments());
            }
            return super.visitNewClass(made, null);
        }

        private static void take(Collection<? extends ExpressionTree> arguments) {
            arguments.stream()
                    .limit(1)
                    .map(Reader::text)
                    .filter(text -> !text.startsWith(CALL))
                    .map(text -> text.split("[:;(,]", 2)[0].strip().replace("{}", "…"))
                    .filter(head -> !head.equals("…"))
                    .forEach(heads::add);
        }

        private static String text(ExpressionTree written) {
            return switch (written) {
                case LiteralTree whole -> String.valueOf(whole.getValue());
                case BinaryTree parts ->
                        text(parts.getLeftOperand()) + text(parts.getRightOperand());
                default -> "{}";
            };
        }
    }
}
