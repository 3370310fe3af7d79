package org.hotline12333.console.page;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.hotline12333.background.RateLimitedLog;
import org.hotline12333.console.html.JtefaultGenerated;
import org.hotline12333.console.view.Page;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is shown where a page cannot be, and what to do. */
@RestController
class FaultPage implements ErrorController {
    private static final Logger LOG = LoggerFactory.getLogger(FaultPage.class);

    private final RateLimitedLog log = new RateLimitedLog(System::nanoTime);

    @RequestMapping("${spring.web.error.path:${error.path:/error}}")
    ResponseEntity<byte[]> fault(HttpServletRequest request, Locale locale) {
        Object fault = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        HttpStatus status =
                fault instanceof RecordStoreAwayException
                        ? HttpStatus.SERVICE_UNAVAILABLE
                        : status(request);
        if (status.is5xxServerError()) {
            String why =
                    fault == null ? status.getReasonPhrase() : fault.getClass().getSimpleName();
            log.about(
                    "console page not made: " + why,
                    times ->
                            LOG.error(
                                    "console page not made: {}, {} ({} times)",
                                    request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI),
                                    why,
                                    times));
        }
        Page page = Html.page(locale, "fault.title");
        return Html.of(
                status, out -> JtefaultGenerated.render(out, null, page, "fault." + kind(status)));
    }

    private static HttpStatus status(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code
                ? Optional.ofNullable(HttpStatus.resolve(code))
                        .orElse(HttpStatus.INTERNAL_SERVER_ERROR)
                : HttpStatus.NOT_FOUND;
    }

    private static String kind(HttpStatus status) {
        return switch (status.value()) {
            case 401, 403 -> "forbidden";
            case 404, 405 -> "none";
            case 503 -> "away";
            default -> status.is5xxServerError() ? "ours" : "theirs";
        };
    }
}
