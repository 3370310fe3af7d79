package org.hotline12333.console.page;

import gg.jte.html.HtmlTemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.Utf8ByteOutput;
import java.util.Locale;
import java.util.function.Consumer;
import org.hotline12333.console.view.Page;
import org.hotline12333.console.view.Section;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** How a page is answered. */
final class Html {
    private static final MediaType TYPE = MediaType.parseMediaType("text/html;charset=UTF-8");

    private Html() {}

    /** What a section's first page has. */
    static Page page(Locale locale, Section section) {
        return Page.of(locale, section, Assets.PATH);
    }

    static ResponseEntity<byte[]> of(Consumer<HtmlTemplateOutput> template) {
        return of(HttpStatus.OK, template);
    }

    /** Written whole before the first byte is sent: a page that breaks is none. */
    static ResponseEntity<byte[]> of(HttpStatusCode status, Consumer<HtmlTemplateOutput> template) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        template.accept(new OwaspHtmlTemplateOutput(output));
        return ResponseEntity.status(status)
                .contentType(TYPE)
                .cacheControl(CacheControl.noStore())
                .body(output.toByteArray());
    }
}
