package org.hotline12333.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.hotline12333.insurance.delivery.Extent;
import org.hotline12333.insurance.delivery.Manifest;
import org.hotline12333.insurance.demo.DemoPeople;
import org.hotline12333.insurance.synthetic.SyntheticDelivery;
import org.hotline12333.insurance.synthetic.SyntheticPeople;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** As many people as are wanted, none of whom exists. */
@Command(
        name = "demo-data",
        mixinStandardHelpOptions = true,
        description = {
            "Writes what an agency would deliver in a month, about people who do not exist.",
            "The same seed makes the same bytes. The delivery of the next month has the same seed",
            "and people, --to a month later and --months one more."
        })
final class DemoDataCommand implements Callable<Integer> {
    private static final int MONTHS_MAX = 480;
    private static final double NANOS_A_SECOND = 1e9;

    @Spec private CommandSpec spec;

    @Parameters(paramLabel = "FOLDER", description = "a folder that is empty, or not there yet")
    private Path folder = Path.of("");

    @Option(
            names = "--people",
            paramLabel = "N",
            defaultValue = "1000",
            description = "1 to 100000000; ${DEFAULT-VALUE}")
    private long people;

    @Option(
            names = "--months",
            paramLabel = "M",
            defaultValue = "120",
            description = "of their history, 1 to 480; ${DEFAULT-VALUE}")
    private int months;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "1",
            description = "who they are; ${DEFAULT-VALUE}")
    private long seed;

    @Option(
            names = "--to",
            paramLabel = "YYYY-MM",
            converter = Month.class,
            description = "the newest month, 2022-01 to 2031-12; that of the demo people")
    private YearMonth to = DemoPeople.file().dates().to();

    @Option(
            names = "--charset",
            paramLabel = "C",
            defaultValue = "UTF-8",
            converter = Letters.class,
            description = "UTF-8 or GB18030; ${DEFAULT-VALUE}")
    private Charset charset = Charset.defaultCharset();

    @Option(names = "--gz", description = "compress the files")
    private boolean gz;

    @Option(
            names = "--changes",
            description = "only what has changed since the month before, not everything")
    private boolean changes;

    @Override
    public Integer call() throws IOException {
        demand(people >= 1 && people <= SyntheticPeople.MAX, "--people is 1 to 100000000");
        demand(months >= 1 && months <= MONTHS_MAX, "--months is 1 to 480");
        demand(
                !to.isBefore(SyntheticPeople.FIRST) && !to.isAfter(SyntheticPeople.LAST),
                "--to is " + SyntheticPeople.FIRST + " to " + SyntheticPeople.LAST);
        long begin = System.nanoTime();
        Manifest written =
                new SyntheticDelivery(
                                seed,
                                people,
                                to.minusMonths(months - 1L),
                                to,
                                changes ? Extent.CHANGES : Extent.COMPLETE)
                        .write(folder, charset, gz);
        say(written, (System.nanoTime() - begin) / NANOS_A_SECOND);
        return 0;
    }

    private void demand(boolean fulfilled, String rule) {
        if (!fulfilled) {
            throw new ParameterException(spec.commandLine(), rule);
        }
    }

    private void say(Manifest written, double seconds) {
        PrintWriter out = spec.commandLine().getOut();
        List<Manifest.Content> files = written.files();
        files.forEach(file ->
                out.println(
                        "%-22s %,15d rows %,18d bytes"
                                .formatted(file.name(), file.rows(), file.bytes())));
        out.println(
                String.format(
                        Locale.ROOT,
                        "%s of %s to %s, %d people in %.1f s: %s",
                        changes ? "changes" : "all",
                        written.heading().from(),
                        written.heading().month(),
                        people,
                        seconds,
                        folder));
        out.flush();
    }

    static final class Month implements ITypeConverter<YearMonth> {
        @Override
        public YearMonth convert(String value) {
            try {
                return YearMonth.parse(value);
            } catch (DateTimeException _) {
                throw new TypeConversionException("'" + value + "' is no month such as 2026-10");
            }
        }
    }

    static final class Letters implements ITypeConverter<Charset> {
        @Override
        public Charset convert(String value) {
            if (!value.equals("UTF-8") && !value.equals("GB18030")) {
                throw new TypeConversionException("'" + value + "' is neither UTF-8 nor GB18030");
            }
            return Charset.forName(value);
        }
    }
}
