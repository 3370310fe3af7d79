package org.hotline12333.console.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.hotline12333.account.Accounts;
import org.hotline12333.account.Session;
import org.hotline12333.calllog.CallLog;
import org.hotline12333.calllog.CallLogAwayException;
import org.hotline12333.calllog.LoggedCall;
import org.hotline12333.calllog.WantedCalls;
import org.hotline12333.calllog.WantedCalls.Passing;
import org.hotline12333.console.access.Readers;
import org.hotline12333.console.html.JteagainGenerated;
import org.hotline12333.console.html.JtecallGenerated;
import org.hotline12333.console.html.JtecallsGenerated;
import org.hotline12333.console.view.CallList;
import org.hotline12333.console.view.CallList.Asked;
import org.hotline12333.console.view.CallReplay;
import org.hotline12333.console.view.CallReplay.Led;
import org.hotline12333.console.view.Page;
import org.hotline12333.console.view.RunAgain;
import org.hotline12333.console.view.Section;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.interpreter.Release;
import org.hotline12333.interpreter.Releases;
import org.hotline12333.simulator.trial.CallAgain;
import org.hotline12333.simulator.trial.TrialBusyException;
import org.hotline12333.simulator.trial.TrialCalls;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Calls of the call log: found, and each as its caller had it. */
@RestController
class CallsPage {
    private static final MediaType SCRIPT = MediaType.parseMediaType("text/plain;charset=UTF-8");
    private static final int ROWS_MAX = 1_000;

    /** At once: they share connections with calls. */
    private static final int SEARCHES = 2;

    private static final List<String> HEAD =
            List.of(
                    "call",
                    "began",
                    "dialled",
                    "lasts_s",
                    "how",
                    "queue",
                    "last_place",
                    "steps",
                    "dialplan");

    private static final Asked NOTHING = new Asked("", "", "", "", "");

    private final Releases releases;
    private final CallLog log;
    private final Accounts accounts;
    private final Sounds sounds;
    private final ReleasesOfThen then;
    private final TrialCalls trials;
    private final Semaphore searches = new Semaphore(SEARCHES);

    CallsPage(
            Releases releases,
            CallLog log,
            Accounts accounts,
            Sounds sounds,
            ReleasesOfThen then,
            TrialCalls trials) {
        this.releases = releases;
        this.log = log;
        this.accounts = accounts;
        this.sounds = sounds;
        this.then = then;
        this.trials = trials;
    }

    @GetMapping("/calls")
    ResponseEntity<byte[]> page(
            HttpServletRequest request,
            Locale locale,
            @RequestParam(defaultValue = "") String id,
            @RequestParam(defaultValue = "") String below) {
        if (!id.isBlank()) {
            return Html.on(CallList.address(id.strip()));
        }
        Asked asked = asked(request);
        CallList list = list(asked, wanted(asked, below, CallList.SHOWN_MAX));
        Page page = Html.page(locale, Section.CALLS);
        return Html.of(
                list.problem().isEmpty() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE,
                out -> JtecallsGenerated.render(out, null, page, list));
    }

    /** The same as a table, and more of it. */
    @GetMapping("/calls.csv")
    ResponseEntity<String> table(HttpServletRequest request) {
        Asked asked = asked(request);
        CallList list = list(asked, wanted(asked, "", ROWS_MAX));
        if (!list.problem().isEmpty()) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
        }
        accounts.copiesCalls(reader(), request.getRemoteAddr());
        return Csv.of("calls.csv", HEAD, list.calls().stream().map(CallsPage::record));
    }

    private static List<String> record(CallList.Row row) {
        LoggedCall call = row.call();
        return List.of(
                call.callId(),
                row.began(),
                call.dialled(),
                call.end().map(end -> Long.toString(end.after().toSeconds())).orElse(""),
                row.how(),
                row.queue(),
                row.last(),
                Integer.toString(call.steps().size()),
                call.dialplan());
    }

    /** A call, whose reader is in the audit before. */
    @GetMapping("/calls/{id}")
    ResponseEntity<byte[]> call(HttpServletRequest request, Locale locale, @PathVariable String id)
            throws IOException {
        List<LoggedCall> call = log.calls(id);
        if (call.isEmpty()) {
            return none(locale, HttpStatus.NOT_FOUND, "replay.unknown");
        }
        accounts.seesCall(reader(), id, request.getRemoteAddr());
        CallReplay replay = replay(call);
        Page page = Html.page(locale, Section.CALLS);
        String path = sounds.path();
        return Html.of(out -> JtecallGenerated.render(out, null, page, replay, path));
    }

    /** The same as a table. */
    @GetMapping("/calls/{id}/steps.csv")
    ResponseEntity<String> steps(HttpServletRequest request, @PathVariable String id) {
        List<LoggedCall> call = log.calls(id);
        if (call.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        accounts.seesCall(reader(), id, request.getRemoteAddr());
        return StepsTable.of(replay(call));
    }

    private CallReplay replay(List<LoggedCall> call) {
        Release present = releases.present();
        return CallReplay.of(call, this::then, Led.by(present.prompts(), present.dialplan()));
    }

    /** The same keys by today's dialplan, beside how it went. */
    @GetMapping("/calls/{id}/again")
    ResponseEntity<byte[]> again(HttpServletRequest request, Locale locale, @PathVariable String id)
            throws IOException, TrialBusyException {
        List<LoggedCall> call = log.calls(id);
        if (call.isEmpty()) {
            return Html.on(CallList.address(id));
        }
        accounts.seesCall(reader(), id, request.getRemoteAddr());
        CallAgain made = trials.again(call);
        Release present = releases.present();
        RunAgain again =
                RunAgain.of(
                        id,
                        "person." + made.person(),
                        made.then(),
                        then(call.getFirst()),
                        made.today(),
                        Led.by(present.prompts(), present.dialplan()),
                        made.parting());
        Page page = Html.page(locale, Section.CALLS);
        String path = sounds.path();
        return Html.of(out -> JteagainGenerated.render(out, null, page, again, path));
    }

    /** The same keys as a file that {@code ./hotline call} runs. */
    @GetMapping("/calls/{id}/script")
    ResponseEntity<String> script(HttpServletRequest request, @PathVariable String id)
            throws TrialBusyException {
        List<LoggedCall> call = log.calls(id);
        if (call.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        accounts.seesCall(reader(), id, request.getRemoteAddr());
        return ResponseEntity.ok()
                .contentType(SCRIPT)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"again.call\"")
                .cacheControl(CacheControl.noStore())
                .body(trials.again(call).script());
    }

    /** By what a call was led, as long as that is known. */
    private Optional<Led> then(LoggedCall part) {
        return then.of(part)
                .or(() ->
                        // a new one is kept some seconds after its first call
                        releases.of(part.dialplan())
                                .map(release -> Led.by(release.prompts(), release.dialplan())));
    }

    private static Session reader() {
        return Readers.present().orElseThrow();
    }

    /** As the address has it. */
    private static Asked asked(HttpServletRequest request) {
        return new Asked(
                parameter(request, "from"),
                parameter(request, "to"),
                parameter(request, "place"),
                parameter(request, "way"),
                parameter(request, "ending"));
    }

    private static String parameter(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        return value == null ? "" : value.strip();
    }

    private WantedCalls wanted(Asked asked, String below, int most) {
        WantedCalls all =
                WantedCalls.newest(most)
                        .within(asked.earliest(), asked.latest())
                        .passing(passing(asked));
        WantedCalls ended = asked.ending().isEmpty() ? all : all.ending(asked.ending());
        return below.isEmpty() ? ended : ended.below(UUID.fromString(below));
    }

    private Passing passing(Asked asked) {
        if (!asked.way().isEmpty()) {
            return new Passing.Way(asked.way());
        }
        if (!asked.place().isEmpty()) {
            return new Passing.Place(asked.place(), names(asked.place()));
        }
        return new Passing.Anything();
    }

    /** Of the place itself, of its fields, and of what is made of its data. */
    private Set<String> names(String place) {
        Set<String> names =
                places().stream()
                        .filter(each ->
                                each.startsWith(place + "/") || each.startsWith(place + "."))
                        .collect(Collectors.toSet());
        names.add(place);
        return names;
    }

    private SortedSet<String> places() {
        Dialplan dialplan = releases.present().dialplan();
        return dialplan.dialogs().values().stream()
                .flatMap(dialog -> org.hotline12333.dialog.Asked.in(dialog).stream())
                .map(asked ->
                        asked.dialog() + asked.field().map(field -> "/" + field.name()).orElse(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private CallList list(Asked asked, WantedCalls wanted) {
        if (!searches.tryAcquire()) {
            return CallList.none(asked, "replay.busy", places());
        }
        try {
            return CallList.of(asked, log.find(wanted), places());
        } catch (CallLogAwayException _) {
            return CallList.none(asked, "replay.away", places());
        } finally {
            searches.release();
        }
    }

    @ExceptionHandler
    ResponseEntity<byte[]> busy(TrialBusyException busy, Locale locale) {
        return none(locale, HttpStatus.SERVICE_UNAVAILABLE, "replay.again.busy");
    }

    @ExceptionHandler({CallLogAwayException.class, RecordStoreAwayException.class})
    ResponseEntity<byte[]> away(RuntimeException away, Locale locale) {
        return none(locale, HttpStatus.SERVICE_UNAVAILABLE, "replay.away");
    }

    private ResponseEntity<byte[]> none(Locale locale, HttpStatus status, String problem) {
        Page page = Html.page(locale, Section.CALLS);
        CallList none = CallList.none(NOTHING, problem, places());
        return Html.of(status, out -> JtecallsGenerated.render(out, null, page, none));
    }

    /** What cannot be a moment, or a place in the list. */
    @ExceptionHandler({DateTimeException.class, IllegalArgumentException.class})
    ResponseEntity<Void> wrong(RuntimeException wrong) {
        return ResponseEntity.badRequest().build();
    }
}
