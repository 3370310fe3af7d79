package org.hotline12333.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Somebody who changes what callers hear, by the console's forms alone.
 *
 * @param home the folder that the server reads
 */
record DraftAuthor(Reader reader, Path home) {
    private static final Duration GATE_MAX = Duration.ofMinutes(3);

    /** Begins a draft; its path. */
    String begin(String name) throws Exception {
        reader.get("/drafts");
        String draft = location(reader.post("/drafts", Map.of("name", name)));
        assertThat(draft).startsWith("/drafts/");
        return draft;
    }

    private static String location(HttpResponse<String> moved) {
        return moved.headers().firstValue("Location").orElseGet(moved::body);
    }

    void replace(String draft, String path, String was, String is) throws Exception {
        String before = Files.readString(home.resolve(path));
        assertThat(before).contains(was);
        save(draft, path, before.replace(was, is));
    }

    void save(String draft, String path, String text) throws Exception {
        String form =
                reader.get(draft + "/file?path=" + URLEncoder.encode(path, StandardCharsets.UTF_8))
                        .body();
        HttpResponse<String> saved =
                reader.post(
                        draft + "/file",
                        Map.of(
                                "path",
                                path,
                                "text",
                                text,
                                "seen",
                                hidden(form, "seen"),
                                "base",
                                hidden(form, "base")));
        assertThat(saved.statusCode()).as(saved.body()).isIn(302, 303);
    }

    private static String hidden(String form, String name) {
        Matcher field =
                Pattern.compile("name=\"" + name + "\"[^>]*value=\"([^\"]*)\"").matcher(form);
        assertThat(field.find()).as("%s in %s", name, form).isTrue();
        return field.group(1);
    }

    /** Returns when it may be published. */
    void gate(String draft) throws Exception {
        reader.post(draft + "/gate", Map.of());
        long end = System.nanoTime() + GATE_MAX.toNanos();
        String page = reader.get(draft).body();
        while (!page.contains("id=\"publish\"")) {
            assertThat(System.nanoTime()).as(page).isLessThan(end);
            assertThat(page)
                    .doesNotContain(
                            "scripted calls go otherwise", "the problems are mended", "id=\"try\"");
            Thread.sleep(300); // the gate's clock is the machine's
            page = reader.get(draft).body();
        }
    }

    HttpResponse<String> publish(String draft) throws Exception {
        return reader.post(
                draft + "/publish", Map.of("name", "A release", "reason", "Callers asked"));
    }

    /** Publishes what was found good. */
    void published(String draft) throws Exception {
        HttpResponse<String> done = publish(draft);
        assertThat(location(done)).startsWith("/releases?published=");
    }
}
