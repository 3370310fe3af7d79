package org.hotline12333;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.hotline12333.asterisk.Heard;
import org.hotline12333.asterisk.RealAsterisk;
import org.hotline12333.asterisk.SipCall;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real SIP calls through a real Asterisk to the whole hotline, with the shipped prompts. */
class RealHotlineTest {
    private static final String FIRST_ID = "990000198001010012";
    private static final String FIRST_NUMBER = "1000000012#";
    private static final String SECOND_ID = "99000019850615007*";
    private static final String SECOND_NUMBER = "1000000023#";
    private static final Duration BEAT = ofMillis(700);
    private static final int CALLS_AT_ONCE = 6;

    @TempDir static Path data;

    private static HotlineUnderTest hotline;
    private static RealAsterisk asterisk;
    private static ExecutorService callers;
    private static final Map<String, CompletableFuture<Heard>> CALLS = new ConcurrentHashMap<>();

    @BeforeAll
    static void placeAllCalls() {
        Optional<String> missing = RealAsterisk.missing();
        missing.ifPresent(why -> System.out.println("real calls are skipped: " + why));
        assumeTrue(missing.isEmpty(), () -> missing.orElse(""));
        hotline = HotlineUnderTest.start(data, 0);
        asterisk = RealAsterisk.start(Path.of("prompts"), hotline.port(), 1);
        callers = Executors.newFixedThreadPool(CALLS_AT_ONCE);
        place("balance", asFirst("1").keys("1").hangUpAfter(ofSeconds(24)));
        place(
                "second",
                asSecond("1").keys("135790").after(BEAT).keys("1").hangUpAfter(ofSeconds(22)));
    }

    @AfterAll
    static void stop() {
        if (callers != null) {
            callers.close();
            asterisk.close();
            hotline.close();
        }
    }

    private static void place(String name, SipCall call) {
        CALLS.put(
                name,
                CompletableFuture.supplyAsync(
                        () -> call.limit(ofSeconds(90)).place().heard(), callers));
    }

    private static Heard heard(String name) {
        return Objects.requireNonNull(CALLS.get(name), name).join();
    }

    private static SipCall dial(String language) {
        return SipCall.dial(asterisk).after(BEAT).keys(language).after(BEAT).keys("1").after(BEAT);
    }

    private static SipCall asFirst(String language) {
        return dial(language).keys(FIRST_ID).after(BEAT).keys(FIRST_NUMBER).after(BEAT);
    }

    private static SipCall asSecond(String language) {
        return dial(language).keys(SECOND_ID).after(BEAT).keys(SECOND_NUMBER).after(BEAT);
    }

    @Test
    void hearsTheBalanceInMandarin() {
        String words = hotline.words("zh", heard("balance").clips());

        assertThat(words).contains("两 万 八 千 六 百 四十 元 三 角 二 分");
    }

    @Test
    void hearsTheBalanceBehindAPasswordWithXKeyedAsStar() {
        String words = hotline.words("zh", heard("second").clips());

        assertThat(words).contains("一 千 零 五 元");
    }
}
