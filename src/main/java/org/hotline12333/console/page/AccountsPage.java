package org.hotline12333.console.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.hotline12333.account.Account;
import org.hotline12333.account.AccountBook;
import org.hotline12333.account.AccountBook.Change;
import org.hotline12333.account.AccountBook.Given;
import org.hotline12333.account.AccountName;
import org.hotline12333.account.Accounts;
import org.hotline12333.account.Actor;
import org.hotline12333.account.Role;
import org.hotline12333.console.access.Readers;
import org.hotline12333.console.html.JteaccountsGenerated;
import org.hotline12333.console.view.Page;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All accounts, for an admin: who is invited, as what, and who may no longer. */
@RestController
@RequestMapping("/accounts")
class AccountsPage {
    private final AccountBook book;

    AccountsPage(Accounts accounts) {
        book = accounts.book();
    }

    @GetMapping
    ResponseEntity<byte[]> page(Locale locale) {
        return page(locale, HttpStatus.OK, "", Optional.empty());
    }

    /** The same as a table. */
    @GetMapping("/all.csv")
    ResponseEntity<String> table() {
        return Csv.of(
                "accounts.csv",
                List.of("name", "role", "state", "made"),
                book.all().stream()
                        .map(account ->
                                List.of(
                                        account.name().text(),
                                        account.role().name(),
                                        account.state().name(),
                                        account.made().toString())));
    }

    private ResponseEntity<byte[]> page(
            Locale locale, HttpStatus status, String problem, Optional<Given.Code> given) {
        Page page = Html.page(locale, "accounts.title");
        List<Account> all = book.all();
        return Html.of(
                status, out -> JteaccountsGenerated.render(out, null, page, all, problem, given));
    }

    @PostMapping
    ResponseEntity<byte[]> invite(
            HttpServletRequest request,
            Locale locale,
            @RequestParam String name,
            @RequestParam Role role) {
        return given(locale, book.invite(name, role, by(request)));
    }

    @PostMapping("/code")
    ResponseEntity<byte[]> renew(
            HttpServletRequest request, Locale locale, @RequestParam String name) {
        return given(
                locale,
                AccountName.of(name)
                        .map(it -> book.renew(it, by(request)))
                        .orElseGet(Given.Nobody::new));
    }

    /** A code is on this page and on none after it. */
    private ResponseEntity<byte[]> given(Locale locale, Given given) {
        return switch (given) {
            case Given.Code code -> page(locale, HttpStatus.OK, "", Optional.of(code));
            case Given.NoName() -> wrong(locale, "first.no-name");
            case Given.Taken() -> wrong(locale, "accounts.taken");
            case Given.Nobody() -> wrong(locale, "accounts.nobody");
            case Given.LastAdmin() -> wrong(locale, "accounts.last-admin");
        };
    }

    private ResponseEntity<byte[]> wrong(Locale locale, String problem) {
        return page(locale, HttpStatus.UNPROCESSABLE_CONTENT, problem, Optional.empty());
    }

    @PostMapping("/role")
    ResponseEntity<byte[]> role(
            HttpServletRequest request,
            Locale locale,
            @RequestParam String name,
            @RequestParam Role role) {
        return changed(locale, name, it -> book.role(it, role, by(request)));
    }

    @PostMapping("/disable")
    ResponseEntity<byte[]> disable(
            HttpServletRequest request, Locale locale, @RequestParam String name) {
        return changed(locale, name, it -> book.disable(it, by(request)));
    }

    @PostMapping("/enable")
    ResponseEntity<byte[]> enable(
            HttpServletRequest request, Locale locale, @RequestParam String name) {
        return changed(locale, name, it -> book.enable(it, by(request)));
    }

    private ResponseEntity<byte[]> changed(
            Locale locale, String name, Function<AccountName, Change> change) {
        return switch (AccountName.of(name).map(change).orElse(Change.NOBODY)) {
            case DONE -> Html.on("/accounts");
            case NOBODY -> wrong(locale, "accounts.nobody");
            case LAST_ADMIN -> wrong(locale, "accounts.last-admin");
        };
    }

    private static Actor by(HttpServletRequest request) {
        return Actor.at(request.getRemoteAddr(), Readers.present().orElseThrow().name().text());
    }
}
