package org.hotline12333.sms;

import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.hotline12333.store.outbox.Dispatch.Letter;
import org.hotline12333.store.outbox.Tried;

/**
 * A gateway of short messages, spoken to by plain HTTP. What it says is told by its status alone:
 * no word of an answer is read, and no redirection followed.
 */
public final class SmsGateway implements AutoCloseable {
    static final Duration CONNECTING_MAX = Duration.ofSeconds(5);

    /** Until the head of an answer; what it says behind that is no matter. */
    static final Duration ANSWER_MAX = Duration.ofSeconds(15);

    private static final int TIMEOUT = 408;
    private static final int TOO_EARLY = 425;
    private static final int TOO_MANY = 429;
    private static final int HUNDRED = 100;
    private static final int OF_SUCCESS = 2;
    private static final int OF_CALLER = 4;

    private final URI url;
    private final SmsTemplate template;
    private final Duration answerMax;
    private final InstantSource clock;
    private final HttpClient client;

    public SmsGateway(URI url, SmsTemplate template, InstantSource clock) {
        this(url, template, clock, ANSWER_MAX);
    }

    SmsGateway(URI url, SmsTemplate template, InstantSource clock, Duration answerMax) {
        this.url = url;
        this.template = template;
        this.answerMax = answerMax;
        this.clock = clock;
        client =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(CONNECTING_MAX)
                        .build();
    }

    /** Sends a message; never throws for what the gateway does. */
    Tried send(Letter letter) {
        try {
            HttpResponse<InputStream> answer =
                    client.send(request(letter), HttpResponse.BodyHandlers.ofInputStream());
            answer.body().close();
            return said(answer);
        } catch (HttpTimeoutException _) {
            return later("no answer in time");
        } catch (ConnectException _) {
            return later("not reached");
        } catch (IOException _) {
            return later("connection lost");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return later("broken off");
        }
    }

    private HttpRequest request(Letter letter) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url)
                        .timeout(answerMax)
                        .POST(HttpRequest.BodyPublishers.ofString(template.body(letter)));
        template.headers(letter).forEach(request::header);
        return request.build();
    }

    private static Tried.Later later(String why) {
        return new Tried.Later(why, Optional.empty());
    }

    private Tried said(HttpResponse<?> answer) {
        int status = answer.statusCode();
        if (status / HUNDRED == OF_SUCCESS) {
            return new Tried.Sent();
        }
        boolean again = status == TIMEOUT || status == TOO_EARLY || status == TOO_MANY;
        return status / HUNDRED == OF_CALLER && !again
                ? new Tried.Refused(status)
                : new Tried.Later("answered with " + status, after(answer));
    }

    /** In seconds, or until a time (RFC 9110, 10.2.3). */
    private Optional<Duration> after(HttpResponse<?> answer) {
        return answer.headers().firstValue("Retry-After").flatMap(this::after);
    }

    private Optional<Duration> after(String written) {
        if (written.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(written)));
        }
        try {
            ZonedDateTime until =
                    ZonedDateTime.parse(written, DateTimeFormatter.RFC_1123_DATE_TIME);
            return Optional.of(Duration.between(clock.instant(), until.toInstant()))
                    .filter(Duration::isPositive);
        } catch (DateTimeParseException _) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
