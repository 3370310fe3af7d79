package org.hotline12333.sms;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.h2.jdbcx.JdbcConnectionPool;
import org.hotline12333.identity.Origin;
import org.hotline12333.identity.Secret;
import org.hotline12333.identity.TelephoneNumber;
import org.hotline12333.insurance.StoreUnderTest;
import org.hotline12333.insurance.TestPeople;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.outbox.Message;
import org.hotline12333.store.outbox.OutboxBook.Unsent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes at once, over a real store and to a real server. */
class SmsSenderTest {
    private static final int A_MINUTE = 6_000;

    @TempDir Path folder;

    private final JdbcConnectionPool pool =
            JdbcConnectionPool.create(
                    "jdbc:h2:mem:"
                            + UUID.randomUUID()
                            + ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH",
                    "hotline",
                    "");
    private final AtomicInteger requests = new AtomicInteger();
    private HttpServer server;
    private StoreUnderTest store;

    @BeforeEach
    void start() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/sms",
                exchange -> {
                    requests.incrementAndGet();
                    exchange.sendResponseHeaders(200, -1);
                    exchange.close();
                });
        server.start();
        store = StoreUnderTest.loaded(pool, folder.resolve("keys"));
    }

    @AfterEach
    void stop() {
        server.stop(0);
        pool.dispose();
    }

    private void put(String text) {
        store.store()
                .outbox()
                .put(
                        new Message(
                                store.id(TestPeople.PAYING),
                                "SMS_ANSWER",
                                TelephoneNumber.of("14000001234"),
                                Secret.of(text)),
                        new Enquirer(Origin.telephone(""), "1.1"));
    }

    private SmsGateway gateway() {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/sms");
        return new SmsGateway(url, SmsTemplate.of("", ""), store.clock());
    }

    @Test
    void allThatIsDueGoesAtOnce() {
        put("1");
        put("2");
        put("3");
        try (SmsSender sender =
                new SmsSender(store.store().dispatch("a", A_MINUTE), Optional.of(gateway()))) {
            sender.tick();

            assertThat(requests).hasValue(3);
            assertThat(store.store().outboxBook().unsent()).isEqualTo(new Unsent(0, 0));
        }
    }

    @Test
    void withoutAGatewayMessagesWaitAndAreCounted() {
        put("1");
        try (SmsSender sender =
                new SmsSender(store.store().dispatch("a", A_MINUTE), Optional.empty())) {
            sender.tick();

            assertThat(store.store().outboxBook().unsent()).isEqualTo(new Unsent(1, 0));
        }
    }
}
