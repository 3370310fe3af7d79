package org.hotline12333.console.page;

import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.hotline12333.account.Role;
import org.hotline12333.background.Processors;
import org.hotline12333.console.access.Readers;
import org.hotline12333.console.view.Page;
import org.hotline12333.console.view.Section;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** How a page is answered. */
final class Html {
    private static final MediaType TYPE = MediaType.parseMediaType("text/html;charset=UTF-8");

    private static final Semaphore COMPUTING = new Semaphore(Processors.besideCalls(4), true);

    private Html() {}

    /** What a section's first page has. */
    static Page page(Locale locale, Section section) {
        Optional<Page.Reader> reader =
                Readers.present()
                        .map(session ->
                                new Page.Reader(
                                        session.name().text(),
                                        session.role() == Role.ADMIN,
                                        session.role().seesCalls(),
                                        session.role().rights().contains(Role.OPERATOR)));
        return Page.of(locale, section, Assets.PATH).readBy(reader, formToken()).asked(asked());
    }

    /** What a page has that belongs to no section. */
    static Page page(Locale locale, String title) {
        return page(locale, Section.LIVE).titled(title);
    }

    /** As it came, escapes and all. */
    private static String asked() {
        return Objects.requireNonNullElse(
                ServletUriComponentsBuilder.fromCurrentRequest()
                        .replaceQueryParam(Pages.LANGUAGE)
                        .build()
                        .getQuery(),
                "");
    }

    /** Of the request under way; a request that broke before it had one has no form either. */
    private static String formToken() {
        return RequestContextHolder.currentRequestAttributes()
                                .getAttribute(
                                        CsrfToken.class.getName(), RequestAttributes.SCOPE_REQUEST)
                        instanceof CsrfToken token
                ? token.getToken()
                : "";
    }

    /** Leads on after a change, so that nothing is sent twice. */
    static ResponseEntity<byte[]> on(String path, String... cookies) {
        HttpHeaders headers = new HttpHeaders();
        headers.setLocation(URI.create(path));
        headers.setCacheControl(CacheControl.noStore());
        headers.put(HttpHeaders.SET_COOKIE, List.of(cookies));
        return new ResponseEntity<>(headers, HttpStatus.SEE_OTHER);
    }

    static ResponseEntity<byte[]> of(Consumer<HtmlTemplateOutput> template) {
        return of(HttpStatus.OK, template);
    }

    /**
     * Written whole before the first byte is sent: a page that breaks is none. What the template
     * needs and takes long to compute belongs into it: it has one turn then.
     */
    static ResponseEntity<byte[]> of(HttpStatusCode status, Consumer<HtmlTemplateOutput> template) {
        byte[] written =
                inTurn(() -> {
                    Utf8ByteOutput output = new Utf8ByteOutput();
                    template.accept(new OwaspHtmlTemplateOutput(output));
                    return output.toByteArray();
                });
        return ResponseEntity.status(status)
                .contentType(TYPE)
                .cacheControl(CacheControl.noStore())
                .body(written);
    }

    /**
     * Computes, and waits for nothing meanwhile. Calls want the processors as well: as long as the
     * work has taken they are left to them before the next page has its turn.
     */
    static <T> T inTurn(Supplier<T> work) {
        COMPUTING.acquireUninterruptibly();
        long begun = System.nanoTime();
        try {
            return work.get();
        } finally {
            long taken = System.nanoTime() - begun;
            CompletableFuture.delayedExecutor(taken, TimeUnit.NANOSECONDS, Runnable::run)
                    .execute(COMPUTING::release);
        }
    }
}
