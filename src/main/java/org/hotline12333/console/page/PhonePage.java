package org.hotline12333.console.page;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hotline12333.account.Role;
import org.hotline12333.console.access.Readers;
import org.hotline12333.console.html.JtephoneGenerated;
import org.hotline12333.console.view.Page;
import org.hotline12333.console.view.PhonePerson;
import org.hotline12333.console.view.PhoneScript;
import org.hotline12333.console.view.Section;
import org.hotline12333.console.view.WebphoneUse;
import org.hotline12333.console.webphone.Webphones;
import org.hotline12333.draft.Draft;
import org.hotline12333.draft.Drafts;
import org.hotline12333.gate.Candidate;
import org.hotline12333.gate.Gate;
import org.hotline12333.gate.Made;
import org.hotline12333.insurance.demo.DemoNumbers;
import org.hotline12333.insurance.demo.DemoPeople;
import org.hotline12333.interpreter.Release;
import org.hotline12333.simulator.trial.ScriptWalks;
import org.hotline12333.simulator.trial.TrialBusyException;
import org.hotline12333.simulator.trial.TrialCalls;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A telephone in a page, which calls nobody but the demo people's hotline in memory. */
@RestController
class PhonePage {
    private static final MediaType WAV = MediaType.parseMediaType("audio/wav");
    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final TrialCalls trials;
    private final Sounds sounds;
    private final Drafts drafts;
    private final Gate gate;
    private final Webphones webphones;
    private final ScriptWalks scripts;
    private final List<PhonePerson> people =
            DemoPeople.numbers().stream().map(PhonePage::person).toList();

    PhonePage(
            TrialCalls trials,
            Sounds sounds,
            Drafts drafts,
            Gate gate,
            Webphones webphones,
            ScriptWalks scripts) {
        this.trials = trials;
        this.sounds = sounds;
        this.drafts = drafts;
        this.gate = gate;
        this.webphones = webphones;
        this.scripts = scripts;
    }

    /** A draft that can lead calls. */
    private record Called(Draft draft, Release release) {}

    private Optional<Called> called(long id) {
        return drafts.find(id)
                .flatMap(draft ->
                        gate.look(Candidate.of(draft))
                                .made(DraftPage.PATIENCE)
                                .flatMap(Made::release)
                                .map(release -> new Called(draft, release)));
    }

    private static PhonePerson person(DemoNumbers who) {
        String number = who.socialSecurityNumber();
        return new PhonePerson(
                "person." + number.replace("#", ""), who.idNumber(), number, who.password());
    }

    @GetMapping("/phone")
    ResponseEntity<byte[]> page(
            Locale locale,
            @RequestParam(defaultValue = "") String draft,
            @RequestParam(defaultValue = "") String script,
            @RequestParam(defaultValue = "") String place)
            throws IOException {
        Optional<Long> wanted = Editors.number(draft);
        Optional<Called> called = wanted.flatMap(this::called);
        if (wanted.isPresent() && called.isEmpty()) {
            return Html.on(DraftsPage.PATH + "/" + wanted.get()); // which says what is wrong
        }
        Page page = Html.page(locale, Section.PHONE);
        String path = called.isEmpty() ? sounds.path() : path(called.get().draft());
        Optional<Draft> of = called.map(Called::draft);
        WebphoneUse use = use();
        PhoneScript first = new PhoneScript(script, scripts.text(script).orElse(""), place);
        return Html.of(
                out -> JtephoneGenerated.render(out, null, page, people, path, of, use, first));
    }

    /** Below which the sounds of a draft lie. */
    static String path(Draft draft) {
        return "/drafts/%d/sound/%s".formatted(draft.id(), draft.digest());
    }

    private WebphoneUse use() {
        if (!webphones.isOn()) {
            return WebphoneUse.OFF;
        }
        return Readers.present()
                        .filter(reader -> reader.role().rights().contains(Role.OPERATOR))
                        .isPresent()
                ? WebphoneUse.READY
                : WebphoneUse.NOT_YOURS;
    }

    @PostMapping(value = "/phone/turn", consumes = MediaType.APPLICATION_JSON_VALUE)
    PhoneAnswer turn(@RequestBody PhoneTurn turn) throws TrialBusyException {
        Long draft = turn.draft();
        return PhoneAnswer.of(
                draft == null
                        ? trials.take(turn.asked())
                        : trials.take(turn.asked(), release(draft)));
    }

    /** The same as a file that {@code ./hotline call} runs. */
    @PostMapping(value = "/phone/script", consumes = MediaType.APPLICATION_JSON_VALUE)
    PhoneAnswer script(@RequestBody PhoneTurn turn) throws TrialBusyException {
        Long draft = turn.draft();
        return PhoneAnswer.of(
                draft == null
                        ? trials.whole(turn.script())
                        : trials.whole(turn.script(), release(draft)));
    }

    private Release release(long draft) {
        return called(draft)
                .map(Called::release)
                .orElseThrow(() -> new IllegalArgumentException("no draft that leads calls"));
    }

    @ExceptionHandler
    ResponseEntity<Void> busy(TrialBusyException busy) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
    }

    @ExceptionHandler
    ResponseEntity<Void> wrong(IllegalArgumentException wrong) {
        return ResponseEntity.badRequest().build();
    }

    @GetMapping(Sounds.PATH + "{print}/{*clip}")
    ResponseEntity<byte[]> sound(@PathVariable String clip) throws IOException {
        return sound(sounds, clip);
    }

    /** By a path that is another as soon as the sound is. */
    static ResponseEntity<byte[]> sound(Sounds sounds, String clip) throws IOException {
        return sounds.wav(clip.substring(1))
                .map(bytes ->
                        ResponseEntity.ok()
                                .contentType(WAV)
                                .cacheControl(
                                        CacheControl.maxAge(FOR_EVER).cachePublic().immutable())
                                .body(bytes))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
