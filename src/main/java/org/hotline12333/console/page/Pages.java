package org.hotline12333.console.page;

import java.time.InstantSource;
import java.util.Locale;
import org.hotline12333.account.Accounts;
import org.hotline12333.account.Role;
import org.hotline12333.calllog.CallLog;
import org.hotline12333.channel.TestLine;
import org.hotline12333.console.webphone.Webphones;
import org.hotline12333.doctor.Doctor;
import org.hotline12333.draft.Drafts;
import org.hotline12333.draft.ReleaseBook;
import org.hotline12333.draft.TestNumber;
import org.hotline12333.gate.Gate;
import org.hotline12333.gate.Proofreader;
import org.hotline12333.gate.ReleaseDesk;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.interpreter.Releases;
import org.hotline12333.prompt.sound.SpeechEngine;
import org.hotline12333.publishing.ProjectFolder;
import org.hotline12333.publishing.ReleaseFollower;
import org.hotline12333.release.ReleaseWatcher;
import org.hotline12333.simulator.trial.ScriptWalks;
import org.hotline12333.simulator.trial.TrialCalls;
import org.hotline12333.testline.DraftLine;
import org.hotline12333.webphone.WebphoneDoor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.LocaleResolver;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.CookieLocaleResolver;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;

/** The pages, and what they share. */
@Configuration(proxyBeanMethods = false)
@Import({
    LivePage.class,
    MapPage.class,
    PhonePage.class,
    DraftsPage.class,
    DraftPage.class,
    TestNumberPage.class,
    DraftFilePage.class,
    EditorPage.class,
    ReleasesPage.class,
    WebphonePage.class,
    CallsPage.class,
    FaultPage.class,
    LoginPage.class,
    FirstPage.class,
    AccountPage.class,
    AccountsPage.class,
    AgentPage.class,
    TicketsPage.class
})
public class Pages implements WebMvcConfigurer {
    /** A cookie, and what is behind the question mark of an address. */
    static final String LANGUAGE = "language";

    @Bean
    WebMvcConfigurer assets() {
        return new Assets();
    }

    @Bean
    Sounds sounds(Releases releases) {
        return new Sounds(() -> releases.present().prompts());
    }

    @Bean
    Streams streams() {
        return new Streams(System::nanoTime);
    }

    /** By the topics' written order, so that what is kept as a script runs everywhere. */
    @Bean
    TrialCalls trials(ReleaseWatcher watcher) {
        return new TrialCalls(watcher.releases());
    }

    /** The same of scripts that are there. */
    @Bean
    ScriptWalks scripts(ReleaseWatcher watcher) {
        return new ScriptWalks(watcher.releases(), watcher.home().resolve("calls"));
    }

    @Bean
    Drafts drafts(RecordStore records) {
        return records.drafts();
    }

    @Bean
    ReleaseBook releaseBook(Drafts drafts) {
        return drafts.book();
    }

    @Bean
    Gate gate(ProjectFolder folder, SpeechEngine engine) {
        return new Gate(folder, engine);
    }

    @Bean
    Proofreader proofreader(ProjectFolder folder) {
        return new Proofreader(folder);
    }

    @Bean
    TestNumber testNumber(Drafts drafts) {
        return drafts.testNumber();
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    DraftLine draftLine(
            TestNumber number,
            Gate gate,
            ProjectFolder folder,
            TestLine.Lent lent,
            InstantSource clock) {
        return new DraftLine(number, gate, folder, lent, clock);
    }

    @Bean
    ReleaseDesk desk(Gate gate, ReleaseBook book, ReleaseFollower follower) {
        return new ReleaseDesk(gate, book, follower);
    }

    @Bean
    Webphones webphones(WebphoneDoor webphone, Accounts accounts) {
        return new Webphones(
                webphone.door(),
                session ->
                        accounts.session(session.token())
                                .filter(still -> still.role().rights().contains(Role.OPERATOR))
                                .isPresent(),
                System::nanoTime);
    }

    @Bean
    ReleasesOfThen then(CallLog log) {
        return new ReleasesOfThen(log.releases());
    }

    @Bean(destroyMethod = "close")
    HealthReader health(Doctor doctor, InstantSource clock) {
        return new HealthReader(doctor, clock, System::nanoTime);
    }

    @Bean
    TodayReader today(CallLog log, RecordStore records, InstantSource clock) {
        return new TodayReader(log, records, clock, System::nanoTime);
    }

    /** What a reader has chosen, or else what their browser asks for. */
    @Bean
    LocaleResolver localeResolver() {
        CookieLocaleResolver chosen = new CookieLocaleResolver(LANGUAGE);
        chosen.setCookieHttpOnly(true);
        chosen.setCookieSameSite("Strict");
        chosen.setDefaultLocaleFunction(request ->
                request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null
                        ? Locale.SIMPLIFIED_CHINESE
                        : request.getLocale());
        return chosen;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        LocaleChangeInterceptor choice = new LocaleChangeInterceptor();
        choice.setParamName(LANGUAGE);
        choice.setHttpMethods("GET");
        choice.setIgnoreInvalidLocale(true);
        registry.addInterceptor(choice);
    }
}
