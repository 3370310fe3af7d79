package org.hotline12333;

import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.hotline12333.background.RateLimitedLog;
import org.hotline12333.callback.CallBackClock;
import org.hotline12333.calllog.CallLog;
import org.hotline12333.callstate.UsedStates;
import org.hotline12333.channel.Arrival;
import org.hotline12333.channel.CallChannel;
import org.hotline12333.channel.TestLine;
import org.hotline12333.fastagi.FastAgiServer;
import org.hotline12333.fastagi.FastAgiServer.Played;
import org.hotline12333.host.Descriptors;
import org.hotline12333.host.ServerName;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.insurance.demo.DemoPeople;
import org.hotline12333.insurance.records.DeliveryCalendar;
import org.hotline12333.interpreter.CallRunner;
import org.hotline12333.interpreter.Greeting;
import org.hotline12333.live.Answers;
import org.hotline12333.live.CallerRegions;
import org.hotline12333.live.LiveCalls;
import org.hotline12333.live.LiveServers;
import org.hotline12333.metrics.CallCounts;
import org.hotline12333.prompt.EarlierSounds;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.sound.NameVoice;
import org.hotline12333.release.ReleaseWatcher;
import org.hotline12333.services.Services;
import org.hotline12333.settings.SettingException;
import org.hotline12333.settings.Settings;
import org.hotline12333.sms.SmsGateway;
import org.hotline12333.sms.SmsSender;
import org.hotline12333.sms.SmsTemplate;
import org.hotline12333.store.access.Limits;
import org.hotline12333.store.database.Database;
import org.hotline12333.store.database.PatientSource;
import org.hotline12333.store.database.StoreFitness;
import org.hotline12333.store.database.StoreSource;
import org.hotline12333.tracing.CallTraces;
import org.hotline12333.upkeep.Maintenance;
import org.hotline12333.upkeep.NameTask;
import org.hotline12333.upkeep.Retention;
import org.hotline12333.upkeep.RotationStatusFile;
import org.hotline12333.upkeep.SteadyClock;
import org.hotline12333.value.Sound;
import org.hotline12333.webphone.AsteriskDoor;
import org.hotline12333.webphone.WebphoneDoor;
import org.hotline12333.wiring.CallWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayConfigurationCustomizer;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.DependsOn;
import org.springframework.context.annotation.Import;

/** The wiring of the server. */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration(FlywayAutoConfiguration.class)
@Import({ReleasesOfThis.class, RequestDesks.class, DoctorOfThis.class})
@EnableConfigurationProperties(Settings.class)
public class HotlineApplication {
    private static final Logger LOG = LoggerFactory.getLogger(HotlineApplication.class);

    /** So many calls say what is asked most; more would make the answer no other. */
    private static final int CALLS_LOOKED_AT = 2_000;

    /** The machine's, which tells when a call was. */
    @Bean
    InstantSource clock() {
        return Clock.systemUTC();
    }

    /** By which is decided. */
    @Bean
    SteadyClock steady(InstantSource clock) {
        return new SteadyClock(clock, System::nanoTime);
    }

    /** Not before authors were told what is wrong: then nothing is opened, and nothing made. */
    @Bean(destroyMethod = "close")
    @DependsOn("releases")
    StoreSource database(Settings settings) {
        return StoreSource.open(settings.db().database(), settings.place(), settings.newStore());
    }

    /** A step may take longer than a caller would wait. */
    @Bean
    FlywayConfigurationCustomizer patience(StoreSource database) {
        return flyway -> flyway.dataSource(new PatientSource(database.lasting()));
    }

    @Bean
    FlywayMigrationStrategy migration(Settings settings) {
        return flyway -> {
            StoreFitness.toServe(flyway, Path.of(settings.keyFile()), settings.newStore());
            flyway.migrate();
        };
    }

    @Bean
    @DependsOnDatabaseInitialization
    RecordStore records(
            DataSource database, Settings settings, SteadyClock steady, InstantSource clock) {
        if (!settings.throttle()) {
            LOG.warn(
                    "throttle off (HOTLINE_THROTTLE): guessing is not slowed down; for load runs only");
        }
        Limits limits = Limits.standard();
        RecordStore records =
                RecordStore.open(
                        database,
                        Path.of(settings.keyFile()),
                        settings.throttle() ? limits : limits.withoutThrottle(),
                        steady,
                        clock);
        steady.begin(records.timesSeen());
        people(records, settings.newStore());
        return records;
    }

    /** Demo people come into a store that nobody has asked yet, and are never served unsaid. */
    private static void people(RecordStore records, boolean newStore) {
        if (records.isEmpty()) {
            if (records.wasAsked() && !newStore) {
                throw new IllegalStateException(
                        "nobody is in the record store, of which there were enquiries: put back a"
                                + " copy of it, or begin with demo people by ./hotline serve"
                                + " --new-store");
            }
            int made = DemoPeople.load(records);
            LOG.warn("demo people added: {}, to an empty record store", made);
        }
        long demo = DemoPeople.in(records);
        if (demo > 0) {
            LOG.warn(
                    "DEMO PEOPLE SERVED: {} of {}; whoever has read docs/demo-people.md can"
                            + " call as one of them",
                    demo,
                    records.people());
        }
    }

    @Bean(destroyMethod = "close")
    @DependsOnDatabaseInitialization
    CallLog callLog(DataSource database, InstantSource clock) {
        return CallLog.open(database, clock);
    }

    @Bean
    @DependsOnDatabaseInitialization
    UsedStates states(DataSource database) {
        return new UsedStates(Database.of(database));
    }

    @Bean
    DeliveryCalendar deliveries(Settings settings) {
        Settings.Delivery delivery = settings.delivery();
        return new DeliveryCalendar(delivery.day(), delivery.monthsAfter());
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    AskedFirst topicOrder(ReleaseWatcher watcher, CallLog log) {
        return new AskedFirst(watcher.releases(), () -> log.said(CALLS_LOOKED_AT));
    }

    /** What keeps its key from being made keeps no call. */
    @Bean
    WebphoneDoor webphone(Settings settings) {
        Settings.Webphone webphone = settings.webphone();
        return new WebphoneDoor(
                webphone.door()
                        .map(address -> new AsteriskDoor(address, Path.of(webphone.keyFile()))));
    }

    /** Whoever has drafts takes calls there; until then there is nothing to be heard. */
    @Bean
    TestLine.Lent testers() {
        return new TestLine.Lent();
    }

    @Bean
    CallCounts counts() {
        return new CallCounts();
    }

    @Bean
    Answers answers(ReleaseWatcher watcher) {
        return new Answers(Services.contracts(), watcher.releases()::present);
    }

    @Bean
    LiveCalls live() {
        return new LiveCalls(
                Services.contracts(),
                new CallerRegions(),
                region -> Thread.ofVirtual().name("caller-region").start(region));
    }

    @Bean(destroyMethod = "close")
    CallTraces traces(Settings settings) {
        return settings.traces().collector().map(CallTraces::to).orElseGet(CallTraces::none);
    }

    @Bean
    CallRunner runner(
            AskedFirst topicOrder,
            RecordStore records,
            CallLog log,
            UsedStates states,
            DeliveryCalendar deliveries,
            CallCounts counts,
            LiveCalls live,
            Answers answers,
            CallTraces traces,
            Settings settings,
            SteadyClock steady,
            InstantSource clock) {
        return CallWiring.of(topicOrder, records, states, steady, clock)
                .deliveredBy(deliveries)
                .losingFor(settings.card().lossWorkdays())
                .runner()
                .observedBy(new CallLogObserver(log, answers::has))
                .observedBy(counts)
                .observedBy(live)
                .observedBy(traces);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    Maintenance maintenance(
            RecordStore records,
            CallLog log,
            UsedStates states,
            Settings settings,
            SteadyClock steady) {
        Optional<RotationStatusFile> note =
                Optional.of(RotationStatusFile.beside(Path.of(settings.keyFile())))
                        .filter(_ -> settings.db().database().isEmbedded());
        return new Maintenance(
                records,
                log,
                states,
                Retention.of(settings.keep(), Limits.standard()),
                note,
                steady,
                System::nanoTime);
    }

    /** Calls do not wait for it: what it runs gives way to all else. */
    @Bean(initMethod = "start", destroyMethod = "close")
    NameTask names(RecordStore records, Settings settings, Prompts prompts) {
        NameVoice voice = voice(settings.speech(), prompts);
        return new NameTask(
                records.sounds().names(),
                name -> Sound.spoken(voice.speak(name)),
                System::nanoTime);
    }

    private static NameVoice voice(Settings.Speech speech, Prompts prompts) {
        try {
            return new NameVoice(speech.engine(), prompts);
        } catch (IllegalArgumentException fault) {
            throw new SettingException("HOTLINE_SPEECH_ENGINE is wrong: " + fault.getMessage());
        }
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    SmsSender sms(RecordStore records, Settings settings, InstantSource clock) {
        Settings.Sms sms = settings.sms();
        return new SmsSender(
                records.dispatch(UUID.randomUUID().toString(), sms.aMinute()),
                sms.gateway().map(url -> new SmsGateway(url, template(sms), clock)));
    }

    private static SmsTemplate template(Settings.Sms sms) {
        try {
            return SmsTemplate.of(sms.body(), sms.headers());
        } catch (IllegalArgumentException fault) {
            throw new SettingException(
                    "HOTLINE_SMS_BODY or HOTLINE_SMS_HEADERS is wrong: " + fault.getMessage());
        }
    }

    /** Ends before the maintenance, which then links what its last calls have left. */
    @Bean(initMethod = "start", destroyMethod = "close")
    @DependsOn("maintenance")
    FastAgiServer server(
            Settings settings,
            CallRunner runner,
            ReleaseWatcher watcher,
            RecordStore records,
            CallLog log,
            Answers answers,
            CallCounts counts,
            LiveCalls live,
            EarlierSounds earlier,
            TestLine.Lent testers,
            InstantSource clock) {
        CallLogObserver rows = new CallLogObserver(log, answers::has);
        CallBackClock callBacks =
                new CallBackClock(
                        watcher.releases(),
                        records.callBacks(),
                        clock,
                        call -> {
                            rows.gone(call, clock.instant());
                            counts.gone(call);
                            live.gone(call.uniqueId());
                        },
                        new RateLimitedLog(System::nanoTime));
        Greeting greeting = new Greeting(watcher.releases(), clock, callBacks::reached, rows);
        return new FastAgiServer(
                settings.agi().door(Descriptors.ofThis()),
                channel -> taken(channel, runner, greeting),
                callBacks,
                new Played(records.sounds(), earlier),
                testers);
    }

    /** A store in the server's own process has no other server. */
    @Bean(initMethod = "start", destroyMethod = "close")
    LiveServers servers(
            Settings settings,
            FastAgiServer server,
            CallLog log,
            LiveCalls live,
            InstantSource clock) {
        return new LiveServers(
                ServerName.ofThis() + ":" + server.port(),
                Optional.of(log.boards()).filter(_ -> !settings.db().database().isEmbedded()),
                live,
                server::callsMax,
                clock,
                System::nanoTime);
    }

    private static void taken(CallChannel channel, CallRunner runner, Greeting greeting) {
        if (channel.facts().arrival() instanceof Arrival.CalledBack(Arrival.Claim claim)) {
            greeting.run(channel, claim);
        } else {
            runner.run(channel);
        }
    }
}
