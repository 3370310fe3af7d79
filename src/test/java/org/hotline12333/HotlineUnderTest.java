package org.hotline12333;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hotline12333.fastagi.FastAgiServer;
import org.hotline12333.insurance.Enquiries;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole hotline, as {@code serve} starts it, on a free port and with a store of its own. */
final class HotlineUnderTest implements AutoCloseable {
    private final ConfigurableApplicationContext context;

    private HotlineUnderTest(ConfigurableApplicationContext context) {
        this.context = context;
    }

    static HotlineUnderTest start(Path data, int port) {
        Map<String, Object> settings =
                new HashMap<>(
                        Map.of(
                                "hotline.data",
                                data.toString(),
                                "hotline.agi.port",
                                port,
                                "hotline.throttle",
                                "off"));
        return new HotlineUnderTest(
                new SpringApplicationBuilder(HotlineApplication.class).properties(settings).run());
    }

    int port() {
        return context.getBean(FastAgiServer.class).port();
    }

    Prompts prompts() {
        return context.getBean(Prompts.class);
    }

    Enquiries records() {
        return context.getBean(RecordStore.class).enquiries();
    }

    /** The words of clips, without the pauses between. */
    String words(String language, List<String> clips) {
        StringBuilder words = new StringBuilder();
        prompts()
                .clips(new Language(language))
                .forEach((clip, spoken) -> known.put(clip.id(), spoken.words()));
        for (String clip : clips) {
            words.append(known.getOrDefault(clip, "")).append(' ');
        }
        return words.toString();
    }

    private final Map<String, String> known = new HashMap<>();

    @Override
    public void close() {
        context.close();
    }
}
