package org.hotline12333.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import org.hotline12333.identity.IdNumber;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.insurance.delivery.BenefitForm;
import org.hotline12333.insurance.records.ContributionRun;
import org.hotline12333.insurance.records.Enrolment;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.records.PersonRecords;
import org.hotline12333.insurance.records.PersonRecords.Benefit;
import org.hotline12333.settings.OfflineSettings;
import org.hotline12333.store.access.Limits;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What is on record of one person, for whoever helps them. */
@Command(
        name = "record",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what is on record of a person. A server with an embedded database must be",
            "stopped for it."
        })
final class RecordCommand implements Runnable {
    @Spec private CommandSpec spec;

    private final Map<String, String> environment;
    private final InputStream in;

    RecordCommand(Map<String, String> environment, InputStream in) {
        this.environment = Map.copyOf(environment);
        this.in = in;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "of is missing");
    }

    @Command(
            mixinStandardHelpOptions = true,
            description = {
                "Shows all that callers could hear of a person, whose ID number it reads from",
                "standard input. That it was shown is in the trail (./hotline audit of)."
            })
    int of() throws IOException {
        IdNumber number = TypedIdNumber.read(in);
        try (OfflineSettings settings = OfflineSettings.read(environment)) {
            PersonRecords records =
                    RecordStore.reopen(
                                    settings.database(),
                                    settings.keyFile(),
                                    Limits.standard(),
                                    Clock.systemUTC())
                            .recordOf(number, "record of, by " + System.getProperty("user.name"))
                            .orElseThrow(() ->
                                    new IllegalArgumentException(
                                            "nobody in the records has this number"));
            print(records, spec.commandLine().getOut());
            return 0;
        }
    }

    private static void print(PersonRecords records, PrintWriter out) {
        out.printf("data from %s to %s%n", records.dates().from(), records.dates().to());
        records.enrolments().forEach((insurance, enrolment) -> print(insurance, enrolment, out));
        records.accounts()
                .forEach((insurance, account) ->
                        out.printf(
                                "%s, account: %s yuan, %s credited this month, %s spent this"
                                        + " year%n",
                                words(insurance),
                                yuan(account.balance()),
                                yuan(account.creditedThisMonth()),
                                yuan(account.spentThisYear())));
        records.benefits().forEach(benefit -> out.println(words(benefit)));
    }

    /** As a delivery says it. */
    private static String words(Benefit benefit) {
        StringJoiner words = new StringJoiner(", ");
        BenefitForm.write(benefit, (column, text) -> words.add(column.title() + " " + text));
        return words.toString();
    }

    private static void print(Insurance insurance, Enrolment enrolment, PrintWriter out) {
        out.printf(
                "%s: %s, %s, %d months paid, %d in a row%n",
                words(insurance),
                words(enrolment.scheme()),
                words(enrolment.status()),
                enrolment.monthsPaid(),
                enrolment.monthsInRow());
        for (ContributionRun run : enrolment.contributions().runs()) {
            out.printf(
                    "  %s to %s: base %s, person %s, employer %s yuan a month%s%n",
                    run.from(),
                    run.to(),
                    yuan(run.base()),
                    yuan(run.personal()),
                    yuan(run.employer()),
                    run.credited() ? "" : ", not credited");
        }
    }

    private static String words(Enum<?> name) {
        return name.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
