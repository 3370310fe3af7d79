package org.hotline12333.console.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import org.hotline12333.account.Accounts;
import org.hotline12333.account.OneTimeCode;
import org.hotline12333.account.Redemption;
import org.hotline12333.account.Redemption.Begun;
import org.hotline12333.account.Redemption.Confirmed;
import org.hotline12333.account.Token;
import org.hotline12333.account.Unfit;
import org.hotline12333.console.access.SessionCookie;
import org.hotline12333.console.html.JtefactorGenerated;
import org.hotline12333.console.html.JtefirstGenerated;
import org.hotline12333.console.view.Page;
import org.hotline12333.console.view.QrCode;
import org.hotline12333.identity.Secret;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a code is redeemed: the first admin's, and each one that an admin has given. */
@RestController
class FirstPage {
    private static final String CODE = "/first/code";

    private final Redemption redemption;

    FirstPage(Accounts accounts) {
        redemption = accounts.redemption();
    }

    @GetMapping({"/first", CODE})
    ResponseEntity<byte[]> page(Locale locale) {
        return page(locale, HttpStatus.OK, "", "", "");
    }

    private static ResponseEntity<byte[]> page(
            Locale locale, HttpStatus status, String problem, String code, String name) {
        Page page = Html.page(locale, "first.title");
        return Html.of(
                status, out -> JtefirstGenerated.render(out, null, page, problem, code, name));
    }

    @PostMapping("/first")
    ResponseEntity<byte[]> begin(
            Locale locale,
            @RequestParam String code,
            @RequestParam String name,
            @RequestParam String password,
            @RequestParam String again) {
        if (!password.equals(again)) {
            return wrong(locale, "password.again", code, name);
        }
        OneTimeCode typed = OneTimeCode.of(code);
        return switch (redemption.begin(typed, name, Secret.of(password))) {
            case Begun.Shown shown -> factor(locale, HttpStatus.OK, "", typed, shown);
            case Begun.NoCode() -> wrong(locale, "first.no-code", code, name);
            case Begun.NoName() -> wrong(locale, "first.no-name", code, name);
            case Begun.NotTaken(Unfit why) -> wrong(locale, "password." + why.name(), code, name);
            case Begun.Busy() ->
                    page(locale, HttpStatus.SERVICE_UNAVAILABLE, "login.busy", code, name);
        };
    }

    private static ResponseEntity<byte[]> wrong(
            Locale locale, String problem, String code, String name) {
        return page(locale, HttpStatus.UNPROCESSABLE_CONTENT, problem, code, name);
    }

    private static ResponseEntity<byte[]> factor(
            Locale locale, HttpStatus status, String problem, OneTimeCode code, Begun.Shown shown) {
        Page page = Html.page(locale, "factor.title");
        QrCode scanned = QrCode.of(shown.otpauth().toString());
        return Html.of(
                status,
                out ->
                        JtefactorGenerated.render(
                                out, null, page, problem, code.inGroups(), shown, scanned));
    }

    @PostMapping(CODE)
    ResponseEntity<byte[]> confirm(
            HttpServletRequest request,
            Locale locale,
            @RequestParam String code,
            @RequestParam String digits) {
        OneTimeCode typed = OneTimeCode.of(code);
        return switch (redemption.confirm(typed, digits, request.getRemoteAddr())) {
            case Confirmed.In(Token token) -> Html.on("/", SessionCookie.holding(token));
            case Confirmed.Wrong(Begun.Shown shown) ->
                    factor(
                            locale,
                            HttpStatus.UNPROCESSABLE_CONTENT,
                            "login.wrong-code",
                            typed,
                            shown);
            case Confirmed.NoCode() -> wrong(locale, "first.no-code", code, "");
        };
    }
}
