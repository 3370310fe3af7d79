package org.hotline12333.console.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.hotline12333.account.Accounts;
import org.hotline12333.account.Accounts.PasswordChange;
import org.hotline12333.account.Session;
import org.hotline12333.account.Token;
import org.hotline12333.account.Unfit;
import org.hotline12333.console.access.Readers;
import org.hotline12333.console.access.SessionCookie;
import org.hotline12333.console.html.JteaccountGenerated;
import org.hotline12333.console.view.Page;
import org.hotline12333.identity.Secret;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** One's own account: another password, and the end of all sessions. */
@RestController
class AccountPage {
    private final Accounts accounts;

    AccountPage(Accounts accounts) {
        this.accounts = accounts;
    }

    @GetMapping("/account")
    ResponseEntity<byte[]> page(Locale locale, @RequestParam(defaultValue = "") String done) {
        return page(locale, HttpStatus.OK, "", !done.isEmpty());
    }

    private static ResponseEntity<byte[]> page(
            Locale locale, HttpStatus status, String problem, boolean done) {
        Page page = Html.page(locale, "account.title");
        Session reader = Readers.present().orElseThrow();
        return Html.of(
                status, out -> JteaccountGenerated.render(out, null, page, reader, problem, done));
    }

    @PostMapping("/account")
    ResponseEntity<byte[]> change(
            HttpServletRequest request,
            Locale locale,
            @RequestParam String old,
            @RequestParam String password,
            @RequestParam String again) {
        if (!password.equals(again)) {
            return wrong(locale, "password.again");
        }
        PasswordChange change =
                accounts.changePassword(
                        Readers.present().orElseThrow(),
                        Secret.of(old),
                        Secret.of(password),
                        request.getRemoteAddr());
        return switch (change) {
            case PasswordChange.Changed(Token token) ->
                    Html.on("/account?done=1", SessionCookie.holding(token));
            case PasswordChange.Refused() -> wrong(locale, "account.refused");
            case PasswordChange.NotTaken(Unfit why) -> wrong(locale, "password." + why.name());
            case PasswordChange.Busy() ->
                    page(locale, HttpStatus.SERVICE_UNAVAILABLE, "login.busy", false);
        };
    }

    private static ResponseEntity<byte[]> wrong(Locale locale, String problem) {
        return page(locale, HttpStatus.UNPROCESSABLE_CONTENT, problem, false);
    }

    @PostMapping("/account/logout")
    ResponseEntity<byte[]> everywhere(HttpServletRequest request) {
        accounts.logOutEverywhere(Readers.present().orElseThrow(), request.getRemoteAddr());
        return Html.on("/login", SessionCookie.over());
    }
}
