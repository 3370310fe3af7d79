package org.hotline12333.console.page;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.hotline12333.account.Role;
import org.hotline12333.console.access.Readers;
import org.hotline12333.console.html.JtephoneGenerated;
import org.hotline12333.console.view.Page;
import org.hotline12333.console.view.PhonePerson;
import org.hotline12333.console.view.Section;
import org.hotline12333.console.view.WebphoneUse;
import org.hotline12333.console.webphone.Webphones;
import org.hotline12333.insurance.demo.DemoNumbers;
import org.hotline12333.insurance.demo.DemoPeople;
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
import org.springframework.web.bind.annotation.RestController;

/** A telephone in a page, which calls nobody but the demo people's hotline in memory. */
@RestController
class PhonePage {
    private static final MediaType WAV = MediaType.parseMediaType("audio/wav");
    private static final Duration FOR_EVER = Duration.ofDays(365);

    private final TrialCalls trials;
    private final Sounds sounds;
    private final Webphones webphones;
    private final List<PhonePerson> people =
            DemoPeople.numbers().stream().map(PhonePage::person).toList();

    PhonePage(TrialCalls trials, Sounds sounds, Webphones webphones) {
        this.trials = trials;
        this.sounds = sounds;
        this.webphones = webphones;
    }

    private static PhonePerson person(DemoNumbers who) {
        String number = who.socialSecurityNumber();
        return new PhonePerson(
                "person." + number.replace("#", ""), who.idNumber(), number, who.password());
    }

    @GetMapping("/phone")
    ResponseEntity<byte[]> page(Locale locale) throws IOException {
        Page page = Html.page(locale, Section.PHONE);
        String path = sounds.path();
        WebphoneUse use = use();
        return Html.of(out -> JtephoneGenerated.render(out, null, page, people, path, use));
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
        return PhoneAnswer.of(trials.take(turn.asked()));
    }

    /** The same as a file that {@code ./hotline call} runs. */
    @PostMapping(value = "/phone/script", consumes = MediaType.APPLICATION_JSON_VALUE)
    PhoneAnswer script(@RequestBody PhoneTurn turn) throws TrialBusyException {
        return PhoneAnswer.of(trials.whole(turn.script()));
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
