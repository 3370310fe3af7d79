package org.hotline12333.console.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.hotline12333.account.Token;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * What a browser is known again by. Its name makes browsers take it from this host alone, over
 * nothing that others can read, for all paths; no script reads it, and no other site sends it.
 */
public final class SessionCookie {
    public static final String NAME = "__Host-console";

    private SessionCookie() {}

    public static Optional<Token> of(HttpServletRequest request) {
        return Optional.ofNullable(WebUtils.getCookie(request, NAME))
                .map(cookie -> Token.of(cookie.getValue()));
    }

    /** Until the browser ends; the session ends before. */
    public static String holding(Token token) {
        return cookie(token.secret().reveal()).build().toString();
    }

    public static String over() {
        return cookie("").maxAge(0).build().toString();
    }

    private static ResponseCookie.ResponseCookieBuilder cookie(String value) {
        return ResponseCookie.from(NAME, value)
                .path("/")
                .secure(true)
                .httpOnly(true)
                .sameSite("Strict");
    }
}
