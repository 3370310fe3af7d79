package org.hotline12333.console.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.hotline12333.account.Accounts;
import org.hotline12333.account.Accounts.Entered;
import org.hotline12333.account.Accounts.Login;
import org.hotline12333.account.Token;
import org.hotline12333.console.access.Readers;
import org.hotline12333.console.access.SessionCookie;
import org.hotline12333.console.html.JteloginGenerated;
import org.hotline12333.console.html.JtelogincodeGenerated;
import org.hotline12333.console.view.Page;
import org.hotline12333.identity.Secret;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where somebody logs in: name and password, then what their telephone shows. */
@RestController
class LoginPage {
    private static final String CODE = "/login/code";

    private final Accounts accounts;

    LoginPage(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/login")
    ResponseEntity<byte[]> page(Locale locale, @RequestParam(defaultValue = "") String over) {
        return Readers.present().isPresent()
                ? Html.on("/")
                : page(locale, HttpStatus.OK, over.isEmpty() ? "" : "login.over", "");
    }

    private static ResponseEntity<byte[]> page(
            Locale locale, HttpStatus status, String problem, String name) {
        Page page = Html.page(locale, "login.title");
        return Html.of(status, out -> JteloginGenerated.render(out, null, page, problem, name));
    }

    @PostMapping("/login")
    ResponseEntity<byte[]> login(
            HttpServletRequest request,
            Locale locale,
            @RequestParam String name,
            @RequestParam String password) {
        return switch (accounts.login(name, Secret.of(password), request.getRemoteAddr())) {
            case Login.Half(Token token) -> Html.on(CODE, SessionCookie.holding(token));
            case Login.Refused() ->
                    page(locale, HttpStatus.UNPROCESSABLE_CONTENT, "login.refused", name);
            case Login.Busy() -> page(locale, HttpStatus.SERVICE_UNAVAILABLE, "login.busy", name);
        };
    }

    @GetMapping(CODE)
    ResponseEntity<byte[]> code(HttpServletRequest request, Locale locale) {
        return SessionCookie.of(request).filter(accounts::isHalf).isPresent()
                ? code(locale, HttpStatus.OK, "")
                : Html.on("/login");
    }

    private static ResponseEntity<byte[]> code(Locale locale, HttpStatus status, String problem) {
        Page page = Html.page(locale, "login.title");
        return Html.of(status, out -> JtelogincodeGenerated.render(out, null, page, problem));
    }

    @PostMapping(CODE)
    ResponseEntity<byte[]> enter(
            HttpServletRequest request, Locale locale, @RequestParam String digits) {
        Optional<Token> half = SessionCookie.of(request);
        if (half.isEmpty()) {
            return Html.on("/login?over=1");
        }
        return switch (accounts.enter(half.get(), digits, request.getRemoteAddr())) {
            case Entered.In(Token token) -> Html.on("/", SessionCookie.holding(token));
            case Entered.Refused() ->
                    code(locale, HttpStatus.UNPROCESSABLE_CONTENT, "login.wrong-code");
            case Entered.Over() -> Html.on("/login?over=1");
        };
    }

    @PostMapping("/logout")
    ResponseEntity<byte[]> logOut(HttpServletRequest request) {
        Readers.present().ifPresent(it -> accounts.logOut(it, request.getRemoteAddr()));
        return Html.on("/login", SessionCookie.over());
    }
}
