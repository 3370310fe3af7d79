package org.hotline12333.simulator.judge;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** What came of scripted calls, as continuous integration reads it. */
public final class JUnitReport {
    private final XMLStreamWriter xml;

    private JUnitReport(XMLStreamWriter xml) {
        this.xml = xml;
    }

    /** Writes the report; a script is a test case. */
    public static void write(List<ScriptRun> runs, Path file) throws IOException {
        try (Writer out = Files.newBufferedWriter(file)) {
            XMLStreamWriter xml = XMLOutputFactory.newInstance().createXMLStreamWriter(out);
            new JUnitReport(xml).suite(runs);
            xml.close();
        } catch (XMLStreamException e) {
            throw new UncheckedIOException(new IOException("cannot write " + file, e));
        }
    }

    private void suite(List<ScriptRun> runs) throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", "calls");
        count("tests", runs.size());
        count("failures", runs.stream().filter(run -> !run.passed()).count());
        count("errors", 0);
        count("skipped", runs.stream().filter(ScriptRun::wasLeftOut).count());
        Duration took = runs.stream().map(ScriptRun::took).reduce(Duration.ZERO, Duration::plus);
        xml.writeAttribute("time", seconds(took));
        for (ScriptRun run : runs) {
            testCase(run);
        }
        xml.writeEndElement();
        xml.writeEndDocument();
    }

    private void testCase(ScriptRun run) throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", "calls");
        xml.writeAttribute("name", run.script().file().toString());
        xml.writeAttribute("time", seconds(run.took()));
        if (run.wasLeftOut()) {
            xml.writeEmptyElement("skipped");
            xml.writeAttribute("message", run.leftOut());
        } else if (!run.passed()) {
            xml.writeStartElement("failure");
            xml.writeAttribute("message", run.verdict().failures().getFirst().toString());
            xml.writeCharacters(run.failures().stream().collect(Collectors.joining("\n")));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private void count(String name, long number) throws XMLStreamException {
        xml.writeAttribute(name, Long.toString(number));
    }

    private static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.3f", time.toMillis() / 1_000.0);
    }
}
