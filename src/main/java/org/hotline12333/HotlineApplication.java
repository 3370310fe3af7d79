package org.hotline12333;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.DialplanException;
import org.hotline12333.dialog.Dialplans;
import org.hotline12333.dialog.Texts;
import org.hotline12333.fastagi.FastAgiServer;
import org.hotline12333.fastagi.FastAgiSettings;
import org.hotline12333.insurance.DemoPeople;
import org.hotline12333.insurance.Limits;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.interpreter.CallLimits;
import org.hotline12333.interpreter.CallRunner;
import org.hotline12333.interpreter.Service;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.service.Services;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;

/** The wiring of the server. */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(Settings.class)
class HotlineApplication {
    @Bean
    InstantSource clock() {
        return Clock.systemUTC();
    }

    @Bean
    Prompts prompts(Settings settings) throws PromptsException {
        return Prompts.load(settings.prompts());
    }

    @Bean
    @DependsOnDatabaseInitialization
    RecordStore records(DataSource database, Settings settings, InstantSource clock) {
        Limits limits = Limits.standard();
        RecordStore records =
                RecordStore.open(
                        database,
                        settings.keys(),
                        settings.throttle() ? limits : limits.withoutThrottle(),
                        clock);
        if (records.people() == 0) {
            DemoPeople.load(records);
        }
        return records;
    }

    @Bean
    Dialplan dialplan(Settings settings, Prompts prompts) throws DialplanException {
        return Dialplans.load(settings.dialplans(), Services.contracts(), Texts.of(prompts));
    }

    @Bean
    CallRunner runner(
            Dialplan dialplan, Prompts prompts, RecordStore records, InstantSource clock) {
        List<Service> services = Services.over(records.credentials(), records.enquiries());
        SealedState seal = new SealedState(records.callStateKey(), clock);
        return new CallRunner(() -> dialplan, prompts, services, seal, CallLimits.DEFAULT, clock);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    FastAgiServer server(Settings settings, CallRunner runner) throws UnknownHostException {
        Settings.Agi agi = settings.agi();
        return new FastAgiServer(
                FastAgiSettings.of(
                        InetAddress.getByName(agi.address()), agi.port(), agi.allow(), agi.calls()),
                runner::run);
    }
}
