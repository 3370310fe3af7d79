package org.hotline12333.console.page;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hotline12333.console.html.JtedraftGenerated;
import org.hotline12333.console.html.JtefaultGenerated;
import org.hotline12333.console.view.DraftState;
import org.hotline12333.console.view.MenuMap.Said;
import org.hotline12333.console.view.Page;
import org.hotline12333.console.view.Section;
import org.hotline12333.difference.Difference;
import org.hotline12333.draft.Draft;
import org.hotline12333.draft.Drafts;
import org.hotline12333.draft.FilePath;
import org.hotline12333.gate.Candidate;
import org.hotline12333.gate.Gate;
import org.hotline12333.gate.Made;
import org.hotline12333.gate.ReleaseDesk;
import org.hotline12333.gate.ReleaseDesk.Published;
import org.hotline12333.gate.Trying;
import org.hotline12333.interpreter.Release;
import org.hotline12333.publishing.ProjectFolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A draft: what it changes, what was found of it, and where it is published. */
@RestController
@RequestMapping("/drafts/{id}")
class DraftPage {
    /** A page shows what is there by then, and the rest as soon as it is looked at again. */
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private static final int HEARD_MAX = 100;

    private final Drafts drafts;
    private final Gate gate;
    private final ReleaseDesk desk;
    private final ProjectFolder folder;
    private final TestNumberPage number;

    DraftPage(
            Drafts drafts,
            Gate gate,
            ReleaseDesk desk,
            ProjectFolder folder,
            TestNumberPage number) {
        this.drafts = drafts;
        this.gate = gate;
        this.desk = desk;
        this.folder = folder;
        this.number = number;
    }

    @GetMapping
    ResponseEntity<byte[]> page(
            Locale locale, @PathVariable long id, @RequestParam(defaultValue = "") String dial) {
        String problem = dial.equals(TestNumberPage.REFUSED) ? "dial.refused" : "";
        return page(locale, id, HttpStatus.OK, problem, "");
    }

    /** The same with why it was not published. */
    private ResponseEntity<byte[]> page(
            Locale locale, long id, HttpStatus status, String problem, String of) {
        Optional<Draft> found = drafts.find(id);
        if (found.isEmpty()) {
            return gone(locale);
        }
        Draft draft = found.get();
        Page page = Html.page(locale, Section.DRAFTS).named(draft.name());
        boolean mayChange = Editors.mayChange();
        DraftState state = state(draft, mayChange);
        List<Said> heard = state.made().map(DraftPage::heard).orElse(List.of());
        String sounds = PhonePage.path(draft);
        return Html.of(
                status,
                out ->
                        JtedraftGenerated.render(
                                out, null, page, state, heard, sounds, mayChange, problem, of));
    }

    /** The texts that are new or changed, as they are heard then. */
    private static List<Said> heard(Made made) {
        List<String> ids =
                made.differences().stream()
                        .filter(Difference.Texts.class::isInstance)
                        .map(Difference.Texts.class::cast)
                        .filter(texts -> texts.turn() != Difference.Turn.GONE)
                        .flatMap(texts -> texts.ids().stream())
                        .distinct()
                        .limit(HEARD_MAX)
                        .toList();
        return made.release().stream()
                .flatMap(release -> ids.stream().map(id -> MapPage.said(release.prompts(), id)))
                .toList();
    }

    static ResponseEntity<byte[]> gone(Locale locale) {
        Page page = Html.page(locale, "fault.title");
        return Html.of(
                HttpStatus.NOT_FOUND,
                out -> JtefaultGenerated.render(out, null, page, "draft.gone"));
    }

    private DraftState state(Draft draft, boolean mayChange) {
        Trying trying = gate.look(Candidate.of(draft));
        return new DraftState(
                draft,
                folder.written().stream().map(FilePath::text).toList(),
                trying.made(PATIENCE),
                trying.progress(),
                mayChange ? drafts.others(draft.id(), Editors.name()) : List.of(),
                desk.stale(draft),
                trying.isGreen(),
                number.state(draft));
    }

    @PostMapping("/gate")
    ResponseEntity<byte[]> tried(@PathVariable long id) {
        drafts.find(id).ifPresent(draft -> gate.call(Candidate.of(draft)));
        return Html.on(DraftsPage.PATH + "/" + id + "#gate");
    }

    @PostMapping("/publish")
    ResponseEntity<byte[]> publish(
            HttpServletRequest request,
            Locale locale,
            @PathVariable long id,
            @RequestParam String name,
            @RequestParam String reason) {
        Optional<Draft> draft = drafts.find(id);
        if (draft.isEmpty()) {
            return gone(locale);
        }
        Published published =
                desk.publish(draft.get(), new ReleaseDesk.Words(name, reason), Editors.by(request));
        return published instanceof Published.Done(long release)
                ? Html.on("/releases?published=" + release)
                : page(
                        locale,
                        id,
                        HttpStatus.CONFLICT,
                        "draft.refused." + word(published),
                        of(published));
    }

    static String word(Published published) {
        return switch (published) {
            case Published.Done _ -> "done";
            case Published.Waits _ -> "waits";
            case Published.NotGreen _ -> "not-green";
            case Published.Nothing _ -> "nothing";
            case Published.NoReason _ -> "no-reason";
            case Published.Overtaken _ -> "overtaken";
            case Published.TooMuch _ -> "too-much";
            case Published.Differs _ -> "differs";
            case Published.Later _ -> "later";
            case Published.ReadOnly _ -> "read-only";
            case Published.NoRoom _ -> "no-room";
            case Published.Failed _ -> "failed";
        };
    }

    static String of(Published published) {
        return switch (published) {
            case Published.Differs(String file) -> file;
            case Published.Later(String file, long _) -> file;
            case Published.ReadOnly(String folder) -> folder;
            case Published.NoRoom(String folder) -> folder;
            case Published.Failed(String why) -> why;
            case Published.Done _,
                    Published.Waits _,
                    Published.NotGreen _,
                    Published.Nothing _,
                    Published.NoReason _,
                    Published.Overtaken _,
                    Published.TooMuch _ ->
                    "";
        };
    }

    /** What changed texts sound like. */
    @GetMapping("/sound/{print}/{*clip}")
    ResponseEntity<byte[]> sound(@PathVariable long id, @PathVariable String clip)
            throws IOException {
        Optional<Release> release = release(id);
        return release.isEmpty()
                ? ResponseEntity.notFound().build()
                : PhonePage.sound(new Sounds(() -> release.get().prompts()), clip);
    }

    private Optional<Release> release(long id) {
        return drafts.find(id)
                .flatMap(draft -> gate.look(Candidate.of(draft)).made(PATIENCE))
                .flatMap(Made::release);
    }
}
