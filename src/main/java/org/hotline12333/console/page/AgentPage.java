package org.hotline12333.console.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.hotline12333.account.Accounts;
import org.hotline12333.calllog.CallLog;
import org.hotline12333.calllog.CallLogAwayException;
import org.hotline12333.console.access.Readers;
import org.hotline12333.console.html.JteagentGenerated;
import org.hotline12333.console.view.AgentSheet;
import org.hotline12333.console.view.Page;
import org.hotline12333.console.view.Section;
import org.hotline12333.services.Services;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * What a caller did before an agent had them, by the call's id that the agent's telephone shows.
 */
@RestController
class AgentPage {
    /** Longer than any that an exchange makes. */
    private static final int ID_MAX = 150;

    private final CallLog log;
    private final Accounts accounts;

    AgentPage(CallLog log, Accounts accounts) {
        this.log = log;
        this.accounts = accounts;
    }

    /** Whoever is shown a call is in the audit before. */
    @GetMapping("/agent")
    ResponseEntity<byte[]> page(
            HttpServletRequest request,
            Locale locale,
            @RequestParam(defaultValue = "") String call) {
        if (call.isBlank()) {
            return page(locale, HttpStatus.OK, "", Optional.empty());
        }
        try {
            Optional<AgentSheet> found = found(request, call.strip());
            return found.isPresent()
                    ? page(locale, HttpStatus.OK, "", found)
                    : page(locale, HttpStatus.NOT_FOUND, "agent.none", Optional.empty());
        } catch (CallLogAwayException _) {
            return page(locale, HttpStatus.SERVICE_UNAVAILABLE, "agent.away", Optional.empty());
        }
    }

    /** The same as a table. */
    @GetMapping("/agent.csv")
    ResponseEntity<String> table(HttpServletRequest request, @RequestParam String call) {
        try {
            return found(request, call.strip())
                    .map(StepsTable::of)
                    .orElseGet(() -> ResponseEntity.notFound().build());
        } catch (CallLogAwayException _) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
        }
    }

    private Optional<AgentSheet> found(HttpServletRequest request, String id) {
        if (id.length() > ID_MAX) {
            return Optional.empty();
        }
        Optional<AgentSheet> found = AgentSheet.of(id, log.calls(id), Services.contracts());
        if (found.isPresent()) {
            accounts.seesCall(Readers.present().orElseThrow(), id, request.getRemoteAddr());
        }
        return found;
    }

    private static ResponseEntity<byte[]> page(
            Locale locale, HttpStatus status, String problem, Optional<AgentSheet> sheet) {
        Page page = Html.page(locale, Section.AGENT);
        return Html.of(status, out -> JteagentGenerated.render(out, null, page, problem, sheet));
    }
}
