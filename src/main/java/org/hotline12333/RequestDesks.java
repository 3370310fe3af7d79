package org.hotline12333;

import org.hotline12333.insurance.RecordStore;
import org.hotline12333.settings.Settings;
import org.hotline12333.store.database.StoreSource;
import org.hotline12333.store.file.StorePlace;
import org.hotline12333.upkeep.AccountClerk;
import org.hotline12333.upkeep.BackupClerk;
import org.hotline12333.upkeep.ExportClerk;
import org.hotline12333.upkeep.ImportClerk;
import org.hotline12333.upkeep.OutboxClerk;
import org.hotline12333.upkeep.RequestDesk;
import org.hotline12333.upkeep.StoreBackup;
import org.hotline12333.upkeep.StoreRequest;
import org.hotline12333.upkeep.TicketClerk;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What verbs ask of a server whose database is its own. */
@Configuration(proxyBeanMethods = false)
class RequestDesks {
    /** Where the database is this server's alone. */
    @Bean(initMethod = "start", destroyMethod = "close")
    RequestDesk backups(StoreSource database, RecordStore records, Settings settings) {
        return RequestDesk.forCopies(
                settings.place().map(StorePlace::requestFolder),
                StoreRequest.Verb.BACKUP,
                new BackupClerk(new StoreBackup(database, records)));
    }

    /** The same. */
    @Bean(initMethod = "start", destroyMethod = "close")
    RequestDesk exports(RecordStore records, Settings settings) {
        return RequestDesk.forCopies(
                settings.place().map(StorePlace::requestFolder),
                StoreRequest.Verb.EXPORT,
                new ExportClerk(records));
    }

    /** The same. */
    @Bean(initMethod = "start", destroyMethod = "close")
    RequestDesk imports(RecordStore records, Settings settings) {
        return RequestDesk.forImports(
                settings.place().map(StorePlace::requestFolder), new ImportClerk(records));
    }

    /** The same. */
    @Bean(initMethod = "start", destroyMethod = "close")
    RequestDesk ticketDesk(RecordStore records, Settings settings) {
        return RequestDesk.forTickets(
                settings.place().map(StorePlace::requestFolder), new TicketClerk(records));
    }

    /** The same. */
    @Bean(initMethod = "start", destroyMethod = "close")
    RequestDesk outboxDesk(RecordStore records, Settings settings) {
        return RequestDesk.forCopies(
                settings.place().map(StorePlace::requestFolder),
                StoreRequest.Verb.OUTBOX,
                new OutboxClerk(records));
    }

    /** The same. */
    @Bean(initMethod = "start", destroyMethod = "close")
    RequestDesk accountDesk(RecordStore records, Settings settings) {
        return RequestDesk.forCopies(
                settings.place().map(StorePlace::requestFolder),
                StoreRequest.Verb.CONSOLE_CODE,
                new AccountClerk(records));
    }
}
