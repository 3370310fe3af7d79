package org.hotline12333.insurance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.sql.DataSource;
import org.hotline12333.insurance.records.AnswersContract;
import org.hotline12333.insurance.records.EnquiryContract;
import org.hotline12333.insurance.records.HistoryContract;
import org.hotline12333.insurance.records.SnapshotContract;
import org.hotline12333.store.access.ChannelContract;
import org.hotline12333.store.access.GuessingContract;
import org.hotline12333.store.access.LockOutContract;
import org.hotline12333.store.access.PasswordContract;
import org.hotline12333.store.access.TelephoneContract;
import org.hotline12333.store.access.ThrottleContract;
import org.hotline12333.store.access.VerificationContract;
import org.hotline12333.store.audit.AuditChainContract;
import org.hotline12333.store.audit.AuditContract;
import org.hotline12333.store.audit.AuditOriginContract;
import org.hotline12333.store.audit.AuditRetentionContract;
import org.hotline12333.store.audit.GroupCommitContract;
import org.hotline12333.store.audit.TimeContract;
import org.hotline12333.store.card.CardLossContract;
import org.hotline12333.store.outbox.OutboxContract;
import org.hotline12333.store.sealing.SealingContract;
import org.hotline12333.store.ticket.CallBackContract;
import org.hotline12333.store.ticket.TicketContract;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/** What holds of the record store over every database. */
@TestInstance(Lifecycle.PER_CLASS)
abstract class RecordStoreContract
        implements VerificationContract,
                LockOutContract,
                ThrottleContract,
                GuessingContract,
                ChannelContract,
                PasswordContract,
                TelephoneContract,
                EnquiryContract,
                HistoryContract,
                SnapshotContract,
                AnswersContract,
                AuditContract,
                AuditChainContract,
                AuditRetentionContract,
                SealingContract,
                GroupCommitContract,
                AuditOriginContract,
                TimeContract,
                TicketContract,
                CallBackContract,
                OutboxContract,
                CardLossContract {
    private static final List<String> PASSWORDS = List.of("credential", "password_change");

    private StoreUnderTest loaded;
    private StoreUnderTest fresh;

    /** An empty database. */
    abstract DataSource emptyDatabase() throws Exception;

    @BeforeAll
    void load(@TempDir Path folder) throws Exception {
        loaded = StoreUnderTest.loaded(emptyDatabase(), folder.resolve("hotline.key"));
        for (String table : PASSWORDS) {
            loaded.sql()
                    .sql("create table " + table + "_before as select * from " + table)
                    .update();
        }
    }

    @Test
    void saysHowManyPersonsItHas() {
        assertThat(loaded.store().people()).isEqualTo(19);
        assertThat(loaded.store().isEmpty()).isFalse();
    }

    /** As if nobody had called yet, with a key file that the test may spoil. */
    @BeforeEach
    void forgetCalls(@TempDir Path folder) throws Exception {
        for (String table :
                new String[] {
                    "lock_out",
                    "throttle",
                    "audit_link",
                    "enquiry_audit",
                    "time_seen",
                    "ticket",
                    "outbox",
                    "outbox_turn",
                    "card_loss",
                    "credential",
                    "password_change"
                }) {
            loaded.sql().sql("delete from " + table).update();
        }
        for (String table : PASSWORDS) {
            loaded.sql()
                    .sql("insert into " + table + " select * from " + table + "_before")
                    .update();
        }
        loaded.sql()
                .sql(
                        """
                        update audit_head set links = 0, hash = '', removed = 0, removed_hash = '',
                            older = 0, removed_at = null, removed_newest = null,
                            removed_newest_at = null, sealing_key = null, mac = null
                        """)
                .update();
        Path keyFile = folder.resolve("hotline.key");
        Files.copy(loaded.keyFile(), keyFile, java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        fresh = StoreUnderTest.over(loaded.source(), keyFile);
    }

    @Override
    public StoreUnderTest fresh() {
        return fresh;
    }
}
