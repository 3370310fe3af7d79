package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.hotline12333.HotlineApplication;
import org.hotline12333.identity.Origin;
import org.hotline12333.identity.PersonId;
import org.hotline12333.identity.Secret;
import org.hotline12333.identity.TelephoneNumber;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.service.Enquirer;
import org.hotline12333.store.outbox.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Messages of a whole hotline: they wait, are refused, listed, and sent again while it serves. */
class OutboxCommandTest {
    @TempDir Path data;

    private final List<String> requests = new CopyOnWriteArrayList<>();

    private String told(String... arguments) {
        Verb verb = Verb.run(Map.of("HOTLINE_DATA", data.toString()), arguments);
        assertThat(verb.err()).isEmpty();
        return verb.out();
    }

    private ConfigurableApplicationContext served(String gateway) {
        return new SpringApplicationBuilder(HotlineApplication.class)
                .properties(
                        Map.of(
                                "HOTLINE_DATA",
                                data.toString(),
                                "HOTLINE_AGI_PORT",
                                "0",
                                "HOTLINE_SMS_URL",
                                gateway))
                .run();
    }

    private static void put(ConfigurableApplicationContext hotline) {
        hotline.getBean(RecordStore.class)
                .outbox()
                .put(
                        new Message(
                                new PersonId(1),
                                "SMS_ANSWER",
                                TelephoneNumber.of("14000001234"),
                                Secret.of("28640.32")),
                        new Enquirer(Origin.telephone(""), "1.1"));
    }

    private static void await(RecordStore store, long dead, long sent) throws Exception {
        for (int tries = 0; tries < 600; tries++) {
            var counts = store.outboxBook().counts();
            if (counts.dead() == dead && counts.sent() == sent) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("never: " + dead + " dead, " + sent + " sent");
    }

    @Test
    void isListedRefusedAndSentAgain() throws Exception {
        try (ConfigurableApplicationContext waiting = served("")) {
            put(waiting);
            assertThat(told("outbox", "list"))
                    .startsWith("1 waiting since ")
                    .endsWith(", 0 sent, 0 given up\n");
        }
        HttpServer gateway =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext(
                "/",
                exchange -> {
                    requests.add(
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
                    exchange.sendResponseHeaders(requests.size() == 1 ? 400 : 202, -1);
                    exchange.close();
                });
        gateway.start();
        try (ConfigurableApplicationContext sending =
                served("http://127.0.0.1:" + gateway.getAddress().getPort() + "/")) {
            RecordStore store = sending.getBean(RecordStore.class);
            await(store, 1, 0);

            String list = told("outbox", "list");
            assertThat(list)
                    .contains("sms answer  to ****1234  given up ")
                    .contains("after 1 tries: refused with 400")
                    .doesNotContain("14000001234")
                    .doesNotContain("28640");
            String key = list.lines().toList().getLast().replaceFirst(" .*", "");
            assertThat(told("outbox", "again", key))
                    .isEqualTo("message " + key + " is sent again\n");
            await(store, 0, 1);
        } finally {
            gateway.stop(0);
        }
        assertThat(requests).hasSize(2);
        assertThat(requests.getFirst()).isEqualTo(requests.getLast()).contains("14000001234");
        assertThat(told("outbox", "list")).isEqualTo("0 waiting, 1 sent, 0 given up\n");
    }
}
