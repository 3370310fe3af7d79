package org.hotline12333.console.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Changes come from a page of ours, by the browser's own word, which no page can forge; the token
 * in the form is the second lock.
 */
public final class SameOrigin extends OncePerRequestFilter {
    private static final Set<String> LOOKS = Set.of("GET", "HEAD", "OPTIONS");

    /** None is what somebody has asked for by themselves. */
    private static final Set<String> OURS = Set.of("same-origin", "none");

    @Override
    protected void doFilterInternal(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean ours =
                Optional.ofNullable(request.getHeader("Sec-Fetch-Site"))
                        .filter(OURS::contains)
                        .isPresent();
        if (LOOKS.contains(request.getMethod()) || ours) {
            chain.doFilter(request, response);
        } else {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }
}
