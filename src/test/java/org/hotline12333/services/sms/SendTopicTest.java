package org.hotline12333.services.sms;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hotline12333.dialog.TopicSending;
import org.hotline12333.identity.Secret;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.service.Service;
import org.hotline12333.service.Service.Caller;
import org.hotline12333.service.Service.Request;
import org.hotline12333.service.ServiceDesk;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.store.outbox.Dispatch;
import org.hotline12333.store.outbox.Outbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A topic goes to who is verified, once however often it is asked for, and to nobody else. */
class SendTopicTest {
    private static final String TOPIC = "《社会保险法》第4条：单位和个人有权查询";

    private final JdbcConnectionPool pool =
            JdbcConnectionPool.create(
                    "jdbc:h2:mem:"
                            + UUID.randomUUID()
                            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                    "hotline",
                    "");

    @TempDir Path folder;

    private StoreUnderTest loaded;
    private ServiceDesk desk;

    @BeforeEach
    void load() {
        loaded = StoreUnderTest.loaded(pool, folder.resolve("hotline.key"));
        SmsDesk sms = new SmsDesk(loaded.store().enquiries(), loaded.store().outbox());
        desk = new ServiceDesk(List.of(SendTopic.OFFER.over(sms)));
    }

    @AfterEach
    void close() {
        pool.dispose();
    }

    private Service.Result send(Optional<Caller> caller, String text) {
        return desk.serve(
                "send-topic",
                new Request(
                        StoreUnderTest.calling(StoreUnderTest.MOBILE),
                        Map.of(),
                        Map.of(),
                        caller,
                        LocalDate.of(2026, 11, 20),
                        "zh",
                        Secret.of(text)));
    }

    private Optional<Caller> known(TestPeople person, VerificationLevel level) {
        return Optional.of(new Caller(level, loaded.id(person)));
    }

    private long waiting() {
        return loaded.store().outboxBook().counts().waiting();
    }

    @Test
    void goesToTheRegisteredTelephoneWithItsRowOfTheAudit() {
        Service.Result sent = send(known(TestPeople.PAYING, VerificationLevel.VERIFIED), TOPIC);

        assertThat(sent.outcome()).isEqualTo("sent");
        assertThat(sent.slots()).containsOnlyKeys("mobile-tail");
        assertThat(loaded.audit()).containsExactly("SMS_TOPIC//QUEUED");
        Dispatch.Letter letter = loaded.store().dispatch("a", 60).next().orElseThrow();
        assertThat(letter.text().reveal()).isEqualTo(TOPIC);
        assertThat(letter.to().canonical()).endsWith("1234").isNotEqualTo(StoreUnderTest.MOBILE);
    }

    @Test
    void askedForTwiceItIsOneMessage() {
        Optional<Caller> caller = known(TestPeople.PAYING, VerificationLevel.VERIFIED);

        assertThat(send(caller, TOPIC)).isEqualTo(send(caller, TOPIC));
        assertThat(waiting()).isEqualTo(1);
        send(caller, "another topic");

        assertThat(waiting()).isEqualTo(2);
        assertThat(loaded.audit()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "VERIFIED")
    void whoIsNotVerifiedIsSentNothing(VerificationLevel level) {
        assertThat(send(known(TestPeople.PAYING, level), TOPIC).outcome())
                .isEqualTo("not-verified");
        assertThat(waiting()).isZero();
        assertThat(loaded.audit()).isEmpty();
    }

    @Test
    void aStrangerIsSentNothing() {
        assertThat(send(Optional.empty(), TOPIC).outcome()).isEqualTo("not-verified");
        assertThat(waiting()).isZero();
    }

    @Test
    void whoHasRegisteredNoTelephoneIsSentNothing() {
        Optional<Caller> caller = known(TestPeople.WITH_PASSWORD, VerificationLevel.VERIFIED);

        assertThat(send(caller, TOPIC).outcome()).isEqualTo("no-mobile");
        assertThat(waiting()).isZero();
        assertThat(loaded.audit()).isEmpty();
    }

    /** The checker holds topics against the one, and the outbox cuts at the other. */
    @Test
    void aTopicThatIsCheckedIsNotCut() {
        assertThat(TopicSending.TEXT_MAX).isEqualTo(Outbox.TEXT_MAX);
    }
}
