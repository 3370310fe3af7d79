package org.hotline12333.insurance;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import javax.sql.DataSource;
import org.hotline12333.account.Accounts;
import org.hotline12333.draft.Drafts;
import org.hotline12333.identity.IdNumber;
import org.hotline12333.identity.PersonId;
import org.hotline12333.identity.TicketNumber;
import org.hotline12333.insurance.intake.CarryOver;
import org.hotline12333.insurance.intake.DeliveryIntake;
import org.hotline12333.insurance.intake.Intake;
import org.hotline12333.insurance.intake.Reconciliation;
import org.hotline12333.insurance.records.PersonRecords;
import org.hotline12333.insurance.shelf.Audited;
import org.hotline12333.insurance.shelf.PastNumbers;
import org.hotline12333.insurance.shelf.Shelves;
import org.hotline12333.insurance.shelf.Visible;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.access.Credentials;
import org.hotline12333.store.access.JdbcCredentials;
import org.hotline12333.store.access.Limits;
import org.hotline12333.store.access.Passwords;
import org.hotline12333.store.access.PastTries;
import org.hotline12333.store.access.SelectCredentials;
import org.hotline12333.store.audit.Audit;
import org.hotline12333.store.audit.AuditTrail;
import org.hotline12333.store.audit.TimesSeen;
import org.hotline12333.store.card.CardLosses;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.name.SpokenNames;
import org.hotline12333.store.outbox.Dispatch;
import org.hotline12333.store.outbox.Outbox;
import org.hotline12333.store.outbox.OutboxBook;
import org.hotline12333.store.recording.Recordings;
import org.hotline12333.store.rotation.KeyRotation;
import org.hotline12333.store.sealing.BoundKeys;
import org.hotline12333.store.sealing.KeyFileException;
import org.hotline12333.store.sealing.Keyring;
import org.hotline12333.store.sealing.SealingKeys;
import org.hotline12333.store.sealing.SealingKeys.Kind;
import org.hotline12333.store.ticket.CallBacks;
import org.hotline12333.store.ticket.TicketBook;
import org.hotline12333.store.ticket.Tickets;

/**
 * The insured persons and their records, in H2 or PostgreSQL. No ID number, social security number
 * or password stands in it in the clear: who steals the database without the key file has none.
 */
public final class RecordStore implements AutoCloseable {
    private final Database database;
    private final Keyring keyring;
    private final Limits limits;
    private final InstantSource clock;
    private final Audit audit;
    private final Passwords passwords;
    private final Credentials credentials;
    private final Tickets tickets;
    private final Shelves shelves;
    private final Audited enquiries;
    private final PastNumbers pastNumbers;
    private final StoredSounds sounds;
    private final Outbox outbox;
    private final Accounts accounts;
    private final AuditTrail auditTrail;
    private final KeyRotation keyRotation;
    private final TimesSeen timesSeen;

    private RecordStore(
            Database database,
            Keyring keyring,
            Limits limits,
            InstantSource clock,
            InstantSource told,
            Passwords passwords) {
        this.database = database;
        this.keyring = keyring;
        this.limits = limits;
        this.clock = clock;
        this.passwords = passwords;
        audit = new Audit(database, keyring, told);
        auditTrail = new AuditTrail(database, keyring, audit, clock);
        keyRotation = new KeyRotation(database, keyring, audit, clock);
        JdbcCredentials judge =
                new JdbcCredentials(database, keyring, audit, limits, clock, passwords);
        credentials = judge;
        SecureRandom chance = new SecureRandom();
        Recordings recordings = new Recordings(database, keyring, audit, clock);
        sounds = new StoredSounds(recordings, new SpokenNames(database));
        tickets =
                new Tickets(
                        database,
                        keyring,
                        recordings,
                        audit,
                        judge.guesses(),
                        clock,
                        () -> TicketNumber.draw(chance));
        outbox = new Outbox(database, keyring, audit, clock);
        shelves = new Shelves(database, keyring, clock);
        enquiries = new Audited(shelves, audit);
        pastNumbers = new PastNumbers(database);
        timesSeen = new TimesSeen(database, keyring, audit);
        accounts = new Accounts(database, keyring, audit, clock);
    }

    /**
     * Opens the store, whose schema must be up to date ({@code db/migration}). The key file is made
     * when neither it nor anything sealed is there.
     *
     * @throws KeyFileException where the key file is absent, unreadable, readable by others,
     *     damaged, or not the one that the store was sealed with
     * @throws RecordStoreAwayException where the database does not answer
     */
    public static RecordStore open(
            DataSource source, Path keyFile, Limits limits, InstantSource clock) {
        return open(source, keyFile, limits, clock, clock);
    }

    /**
     * The same, where the machine's clock is not believed in everything.
     *
     * @param clock decides what is counted and how long it holds
     * @param told the machine's clock, which the audit tells
     */
    public static RecordStore open(
            DataSource source,
            Path keyFile,
            Limits limits,
            InstantSource clock,
            InstantSource told) {
        return open(source, keyFile, limits, clock, told, new Passwords());
    }

    /** The same of demo people alone, whose passwords nobody has to hide. */
    public static RecordStore openForDemo(
            DataSource source,
            Path keyFile,
            Limits limits,
            InstantSource clock,
            Passwords passwords) {
        return open(source, keyFile, limits, clock, clock, passwords);
    }

    private static RecordStore open(
            DataSource source,
            Path keyFile,
            Limits limits,
            InstantSource clock,
            InstantSource told,
            Passwords passwords) {
        Keyring keys = Keyring.open(source, keyFile, clock);
        RecordStore store =
                new RecordStore(Database.of(source), keys, limits, clock, told, passwords);
        store.auditTrail.begin();
        new CarryOver(store.database, keys, clock).run();
        store.sounds.names().lookUp();
        return store;
    }

    /**
     * A store that was opened before; makes nothing.
     *
     * @throws KeyFileException where the key file is not the one that the store was sealed with
     * @throws RecordStoreAwayException where the database does not answer
     */
    public static RecordStore reopen(
            DataSource source, Path keyFile, Limits limits, InstantSource clock) {
        Keyring keys = Keyring.reopen(source, keyFile, clock);
        return new RecordStore(Database.of(source), keys, limits, clock, clock, new Passwords());
    }

    /**
     * The audit of a store that was opened before; makes nothing, and throws as {@link #reopen}.
     */
    public static AuditTrail auditTrail(DataSource source, Path keyFile, InstantSource clock) {
        return reopen(source, keyFile, Limits.standard(), clock).auditTrail;
    }

    /** The same of its keys, to be changed. */
    public static KeyRotation keyRotation(DataSource source, Path keyFile, InstantSource clock) {
        return reopen(source, keyFile, Limits.standard(), clock).keyRotation;
    }

    /** What the servers take for the time, by which a wrong clock shows. */
    public TimesSeen timesSeen() {
        return timesSeen;
    }

    public Credentials credentials() {
        return credentials;
    }

    /** What callers leave for others to answer. */
    public Tickets tickets() {
        return tickets;
    }

    /** Those who wish to be called, for whoever calls them. */
    public CallBacks callBacks() {
        return new CallBacks(database, keyring, audit, clock);
    }

    /** What callers leave, for whoever answers it. */
    public TicketBook ticketBook() {
        return new TicketBook(database, keyring, recordings(), audit, clock);
    }

    /** By what whoever helps a person finds them. */
    public String idNumberOf(PersonId person) {
        return database.transactions()
                .inOne(() -> new SelectCredentials(database.sql()).idNumber(person, keyring.now()));
    }

    /** What is on record of a person whom a caller was verified as. */
    public Audited enquiries() {
        return enquiries;
    }

    public Recordings recordings() {
        return sounds.recordings();
    }

    /** What lies here to be played. */
    public StoredSounds sounds() {
        return sounds;
    }

    public Outbox outbox() {
        return outbox;
    }

    public Accounts accounts() {
        return accounts;
    }

    public Drafts drafts() {
        return new Drafts(database, audit, clock);
    }

    public CardLosses cardLosses() {
        return new CardLosses(database, audit, outbox, clock);
    }

    /** What is to be sent, for whoever sends it: this server, and so many a minute. */
    public Dispatch dispatch(String server, int aMinute) {
        return new Dispatch(database, keyring, clock, server, aMinute);
    }

    /** The same, for whoever looks after it. */
    public OutboxBook outboxBook() {
        return new OutboxBook(database, keyring, audit, clock);
    }

    /** What becomes of the audit after a row is written. */
    public AuditTrail auditTrail() {
        return auditTrail;
    }

    /**
     * Removes some counts of tries that say nothing any more, in a transaction that no caller waits
     * for; says how many, none when no more are left.
     */
    public int forgetOldTries() {
        return new PastTries(database, limits, clock.instant()).forgetSome();
    }

    /**
     * Removes some numbers by which nobody has been found since before then.
     *
     * @return how many, maybe none; empty where no more are left
     */
    public OptionalInt forgetPastNumbers(Instant limit) {
        return pastNumbers.removeBefore(limit);
    }

    /** Whether nothing was ever delivered. */
    public boolean isEmpty() {
        return shelves.visible().now().isEmpty();
    }

    /** How many persons callers can ask about; nobody is counted, the delivery says it. */
    public long people() {
        return shelves.visible().now().map(Visible::people).orElse(0L);
    }

    /** How many of these ID numbers are somebody's in the store. */
    public long people(List<String> idNumbers) {
        List<String> hashes =
                idNumbers.stream()
                        .flatMap(number -> keyring.now().hashes(Kind.ID_NUMBER, number).stream())
                        .toList();
        return database.transactions()
                .inOne(() -> new SelectCredentials(database.sql()).people(hashes));
    }

    /** Whether there was ever an enquiry, or a try at one. */
    public boolean wasAsked() {
        return !database.transactions()
                .inOne(() -> database.jdbc().queryForList("select id from enquiry_audit limit 1"))
                .isEmpty();
    }

    /**
     * Forgets all callers and what they have asked, as only a store in memory may: there calls are
     * tried again and again.
     */
    public void forgetCallers() {
        database.requireInMemory();
        new PastTries(database, limits, clock.instant()).forgetAll();
        recordings().forgetAll();
        tickets.forgetAll();
        outbox.forgetAll();
        cardLosses().forgetAll();
        auditTrail.forgetAll();
        shelves.visible().forget();
    }

    /** The change from one key to another, which goes on while calls do. */
    public KeyRotation keyRotation() {
        return keyRotation;
    }

    /** The AES keys, from the same key file, that seal the state of calls: the first one seals. */
    public List<BoundKeys> callStateKeys() {
        return keyring.now().all().stream().map(SealingKeys::callState).toList();
    }

    /** Where an agency's deliveries are taken in. */
    public DeliveryIntake deliveryIntake() {
        return new DeliveryIntake(database, keyring, clock);
    }

    /**
     * All that is on record of a person, for a helper; told once it is in the audit who saw it.
     *
     * @param by who wants to know
     * @return empty where nobody has this number, which is in the audit, too
     */
    public Optional<PersonRecords> recordOf(IdNumber number, String by) {
        Optional<PersonId> person = personOf(number);
        Optional<PersonRecords> records = person.map(shelves::of);
        audit.commit(
                new Audit.Entry(person, new Enquirer(Audit.HERE, by), Audit.Enquiry.RECORD, ""),
                person.isPresent() ? Audit.ANSWERED : Audit.WRONG);
        return records;
    }

    /** Whose number it is. */
    public Optional<PersonId> personOf(IdNumber number) {
        return database.transactions()
                .inOne(() ->
                        new SelectCredentials(database.sql())
                                .byIdNumber(keyring.now().hashes(Kind.ID_NUMBER, number.reveal())));
    }

    /** Whether what callers hear is what was delivered. */
    public Reconciliation reconciliation() {
        return new Reconciliation(database, keyring, clock);
    }

    /** Where all that is stored is copied into a file. */
    public StoreExport export() {
        return new StoreExport(database, this);
    }

    /** Who makes a backup is in the audit before, and so in the backup. */
    public void noteBackup(String by) {
        note(Audit.Enquiry.BACKUP, by);
    }

    /** In the transaction under way, or else before anything is copied. */
    void note(Audit.Enquiry copying, String by) {
        Audit.Entry entry =
                new Audit.Entry(Optional.empty(), new Enquirer(Audit.HERE, by), copying, "");
        database.transactions()
                .inOne(() -> {
                    audit.write(entry, Audit.ANSWERED);
                    return true;
                });
    }

    /** Where persons are put into the store. */
    public Intake intake() {
        return new Intake(database.patient(), keyring, clock, passwords);
    }

    /** Those who wait are told first; the database stays open. */
    @Override
    public void close() {
        audit.close();
    }
}
