package org.hotline12333.simulator.testbed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hotline12333.cli.CallCommand;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.insurance.demo.DemoNames;
import org.hotline12333.interpreter.CallObserver;
import org.hotline12333.interpreter.Release;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.release.ReleaseException;
import org.hotline12333.release.ReleaseFolder;
import org.hotline12333.simulator.judge.Judge;
import org.hotline12333.simulator.judge.ScriptRun;
import org.hotline12333.simulator.judge.ScriptRunner;
import org.hotline12333.simulator.routes.MemoryRoute;
import org.hotline12333.simulator.routes.RouteException;
import org.hotline12333.simulator.script.CallScript;
import org.hotline12333.simulator.script.ScriptException;
import org.hotline12333.simulator.script.ScriptReader;
import org.hotline12333.simulator.script.Vocabulary;

/** The shipped hotline in memory, and scripts tried on it. */
public final class RehearsedHotline implements AutoCloseable {
    private final Prompts prompts;
    private final Vocabulary vocabulary;
    private final DemoHotline hotline;
    private final Dialplan dialplan;
    private final Release release;

    private RehearsedHotline(Release release, CallObserver observer) throws IOException {
        prompts = release.prompts();
        vocabulary = new Vocabulary(prompts, DemoNames.all());
        dialplan = release.dialplan();
        this.release = release;
        hotline = DemoHotline.open(release, observer);
    }

    public static RehearsedHotline open() {
        return observedBy(CallObserver.NONE);
    }

    public static RehearsedHotline observedBy(CallObserver observer) {
        try {
            return new RehearsedHotline(ReleaseFolder.read(Path.of("")), observer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (PromptsException | ReleaseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The script as a call in memory, with all that was otherwise. */
    public List<String> failures(String script) {
        return run(script).failures().stream()
                .map(failure -> failure.substring(failure.indexOf(".call:") + ".call:".length()))
                .toList();
    }

    /** What leads its calls. */
    public Release release() {
        return release;
    }

    public ScriptRun run(String script) {
        return run(script(script));
    }

    ScriptRun run(CallScript script) {
        try {
            return new ScriptRunner(
                            new MemoryRoute(hotline, prompts::length, CallCommand.DATE),
                            new Judge(vocabulary))
                    .run(script);
        } catch (RouteException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A script, read from a file. */
    CallScript script(String text) {
        try {
            Path file = Files.createTempFile("script", ".call");
            Files.writeString(file, text);
            CallScript script = new ScriptReader(vocabulary).read(List.of(file)).getFirst();
            Files.delete(file);
            return script;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (ScriptException e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    public DemoHotline inMemory() {
        return hotline;
    }

    public Dialplan dialplan() {
        return dialplan;
    }

    public Prompts prompts() {
        return prompts;
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public void close() {
        hotline.close();
    }
}
