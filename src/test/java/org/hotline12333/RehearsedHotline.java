package org.hotline12333;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.interpreter.CallObserver;
import org.hotline12333.interpreter.Playbook;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.simulator.CallScript;
import org.hotline12333.simulator.Judge;
import org.hotline12333.simulator.MemoryRoute;
import org.hotline12333.simulator.Rehearsal;
import org.hotline12333.simulator.RouteException;
import org.hotline12333.simulator.ScriptException;
import org.hotline12333.simulator.ScriptReader;
import org.hotline12333.simulator.ScriptRun;
import org.hotline12333.simulator.Vocabulary;

/** The shipped hotline in memory, and scripts tried on it. */
final class RehearsedHotline implements AutoCloseable {
    private final Prompts prompts;
    private final Vocabulary vocabulary;
    private final MemoryHotline hotline;
    private final Dialplan dialplan;

    private RehearsedHotline(Playbook playbook, CallObserver observer) throws IOException {
        prompts = playbook.prompts();
        vocabulary = new Vocabulary(prompts);
        dialplan = playbook.dialplan();
        hotline = MemoryHotline.open(playbook, observer);
    }

    static RehearsedHotline open() {
        return observedBy(CallObserver.NONE);
    }

    static RehearsedHotline observedBy(CallObserver observer) {
        try {
            return new RehearsedHotline(PlaybookFolder.read(Path.of("")), observer);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (PromptsException | PlaybookException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The script as a call in memory, with all that was otherwise. */
    List<String> failures(String script) {
        return run(script).failures().stream()
                .map(failure -> failure.substring(failure.indexOf(".call:") + ".call:".length()))
                .toList();
    }

    ScriptRun run(String script) {
        return run(script(script));
    }

    ScriptRun run(CallScript script) {
        try {
            return new Rehearsal(
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

    MemoryHotline inMemory() {
        return hotline;
    }

    Dialplan dialplan() {
        return dialplan;
    }

    Prompts prompts() {
        return prompts;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    @Override
    public void close() {
        hotline.close();
    }
}
