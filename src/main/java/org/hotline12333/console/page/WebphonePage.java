package org.hotline12333.console.page;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.hotline12333.console.access.Readers;
import org.hotline12333.console.webphone.Webphones;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** By which the telephone in a page talks with Asterisk. */
@RestController
class WebphonePage {
    private final Webphones webphones;

    WebphonePage(Webphones webphones) {
        this.webphones = webphones;
    }

    /** Browsers let any page open a WebSocket to anywhere: ours says where it comes from. */
    @GetMapping("/webphone/ws")
    void open(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (isOurs(request)) {
            webphones.open(request, response, Readers.present().orElseThrow());
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    /** By the host that was asked, which is known to be one of ours. */
    private static boolean isOurs(HttpServletRequest request) {
        String host = request.getHeader(HttpHeaders.HOST);
        return Optional.ofNullable(request.getHeader(HttpHeaders.ORIGIN))
                .filter(origin ->
                        origin.equals("http://" + host) || origin.equals("https://" + host))
                .isPresent();
    }
}
