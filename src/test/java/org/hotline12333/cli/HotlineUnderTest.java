package org.hotline12333.cli;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.hotline12333.HotlineApplication;
import org.hotline12333.fastagi.FastAgiServer;
import org.hotline12333.identity.IdNumber;
import org.hotline12333.identity.Origin;
import org.hotline12333.identity.PersonId;
import org.hotline12333.identity.SocialSecurityNumber;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.insurance.TestPostgres;
import org.hotline12333.insurance.records.DeliveryCalendar;
import org.hotline12333.insurance.records.Enquiries;
import org.hotline12333.prompt.Clip;
import org.hotline12333.prompt.ClipText;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.access.Verdict;
import org.hotline12333.store.ticket.TicketBook;
import org.hotline12333.value.RecordingId;
import org.hotline12333.value.Sound;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The whole hotline, as {@code serve} starts it, on a free port and with a store of its own. */
public final class HotlineUnderTest implements AutoCloseable {
    public static final Enquirer TESTER = new Enquirer(Origin.telephone(""), "test");

    private final ConfigurableApplicationContext context;

    private HotlineUnderTest(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static HotlineUnderTest start(Path data) {
        return start(Path.of("."), data);
    }

    /** One with a project folder of its own. */
    static HotlineUnderTest start(Path home, Path data) {
        return start(data, "--hotline.home=" + home);
    }

    /** One beside an Asterisk that records calls. */
    static HotlineUnderTest startRecorded(Path data) {
        return start(data, "--hotline.agi.recorded=on");
    }

    /** One of an agency with a calendar of its own. */
    static HotlineUnderTest startDelivered(Path data, int day, int monthsAfter) {
        return start(
                data,
                "--hotline.delivery.day=" + day,
                "--hotline.delivery.months-after=" + monthsAfter);
    }

    /** One that sends messages. */
    static HotlineUnderTest startSending(Path data, String gateway) {
        return start(data, "--hotline.sms.url=" + gateway);
    }

    /** One whose records are on a PostgreSQL. */
    static HotlineUnderTest startOn(TestPostgres server, Path data) {
        return start(data, server.settings());
    }

    private static HotlineUnderTest start(Path data, String... arguments) {
        return start(data, Map.of(), arguments);
    }

    private static HotlineUnderTest start(
            Path data, Map<String, String> database, String... arguments) {
        Map<String, Object> settings = new HashMap<>(database);
        settings.put("HOTLINE_DATA", data.toString());
        settings.put("HOTLINE_AGI_PORT", 0);
        settings.put("HOTLINE_THROTTLE", "off");
        return new HotlineUnderTest(
                new SpringApplicationBuilder(HotlineApplication.class)
                        .properties(settings)
                        .run(arguments));
    }

    int port() {
        return context.getBean(FastAgiServer.class).port();
    }

    DeliveryCalendar deliveries() {
        return context.getBean(DeliveryCalendar.class);
    }

    Enquiries records() {
        return new Enquiries(store().enquiries());
    }

    RecordStore store() {
        return context.getBean(RecordStore.class);
    }

    /** What callers have said and sent. */
    List<Long> recordings() {
        return JdbcClient.create(context.getBean(DataSource.class))
                .sql("select id from recording where ticket is not null order by id")
                .query((row, _) -> row.getLong(1))
                .list();
    }

    /** What one caller has said and sent. */
    List<Long> recordingsOf(String caller) {
        TicketBook tickets = store().ticketBook();
        return tickets.all(true).stream()
                .flatMap(ticket -> tickets.show(ticket.number(), "test").stream())
                .filter(ticket -> ticket.caller().equals(caller))
                .flatMap(ticket -> ticket.messages().stream())
                .map(said -> said.id().value())
                .toList();
    }

    Sound recording(long id) {
        return store().recordings().sound(new RecordingId(id));
    }

    /** How many answers of this name are in the audit. */
    int audited(String enquiry) {
        return JdbcClient.create(context.getBean(DataSource.class))
                .sql("select count(*) from enquiry_audit where enquiry = ?")
                .param(enquiry)
                .query(Integer.class)
                .single();
    }

    /** Returns when so many answers of this name are in the audit. */
    void awaitAudited(String enquiry, int answers) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(2).toNanos();
        while (audited(enquiry) < answers) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("no " + enquiry + " was asked for");
            }
            Thread.sleep(100);
        }
    }

    /** A demo person, by the numbers that a caller would key. */
    public PersonId person(String idNumber, String socialSecurityNumber) {
        return person(context.getBean(RecordStore.class), idNumber, socialSecurityNumber);
    }

    public static PersonId person(
            RecordStore records, String idNumber, String socialSecurityNumber) {
        var id = (IdNumber.Read) IdNumber.read(idNumber, LocalDate.of(2026, 11, 20));
        var number = SocialSecurityNumber.read(socialSecurityNumber).orElseThrow();
        var verdict = records.credentials().verifyNumbers(id.number(), number, TESTER);
        return switch (verdict) {
            case Verdict.Verified(PersonId person) -> person;
            case Verdict.PasswordNeeded(PersonId person) -> person;
            case Verdict.Refused(), Verdict.HeldOff() ->
                    throw new IllegalArgumentException("no demo person");
        };
    }

    /** The words of clips in the order played, with punctuation only where a clip has it. */
    String words(String language, String between, List<String> clips) {
        SortedMap<Clip, ClipText> spoken =
                context.getBean(Prompts.class).clips(new Language(language));
        return clips.stream()
                .map(clip -> spoken.get(new Clip(clip)))
                .map(clip -> clip == null ? "" : clip.words())
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(between));
    }

    /** Every clip that can be played. */
    Set<Clip> clips() {
        Prompts prompts = context.getBean(Prompts.class);
        return prompts.languages().stream()
                .flatMap(language -> prompts.clips(language).keySet().stream())
                .collect(Collectors.toSet());
    }

    /** Whether a clip is more than a pause. */
    boolean isAudible(Clip clip) {
        Prompts prompts = context.getBean(Prompts.class);
        return prompts.languages().stream()
                .map(prompts::clips)
                .anyMatch(spoken -> spoken.get(clip) instanceof ClipText.Line);
    }

    @Override
    public void close() {
        context.close();
    }
}
