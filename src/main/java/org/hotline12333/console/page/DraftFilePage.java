package org.hotline12333.console.page;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hotline12333.authoring.Problem;
import org.hotline12333.console.html.JtedraftfileGenerated;
import org.hotline12333.console.view.DraftText;
import org.hotline12333.console.view.DraftText.Theirs;
import org.hotline12333.console.view.Page;
import org.hotline12333.console.view.Section;
import org.hotline12333.draft.Content;
import org.hotline12333.draft.Draft;
import org.hotline12333.draft.DraftFile;
import org.hotline12333.draft.Drafts;
import org.hotline12333.draft.Drafts.Edit;
import org.hotline12333.draft.Drafts.Saved;
import org.hotline12333.draft.FilePath;
import org.hotline12333.gate.Candidate;
import org.hotline12333.gate.Gate;
import org.hotline12333.publishing.ProjectFolder;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A file of a draft, where it is written. */
@RestController
@RequestMapping("/drafts/{id}/file")
class DraftFilePage {
    private final Drafts drafts;
    private final Gate gate;
    private final ProjectFolder folder;

    DraftFilePage(Drafts drafts, Gate gate, ProjectFolder folder) {
        this.drafts = drafts;
        this.gate = gate;
        this.folder = folder;
    }

    /** A file, of a draft that is there. */
    private record Place(Draft draft, FilePath path, Optional<Content> published) {
        Optional<DraftFile> file() {
            return draft.file(path);
        }

        String base() {
            return Content.digest(published);
        }

        String seen() {
            return file().map(DraftFile::digest).orElseGet(this::base);
        }

        String text() {
            return file().map(DraftFile::content)
                    .orElse(published)
                    .flatMap(Content::text)
                    .orElse("");
        }

        /** What is published, where the draft was begun from something else. */
        Optional<Theirs> overtaking() {
            return file().filter(it -> !it.begunFrom().equals(base()))
                    .map(_ -> published(published));
        }

        static Theirs published(Optional<Content> content) {
            return new Theirs(Optional.empty(), content.flatMap(Content::text));
        }
    }

    private Optional<Place> place(long id, String path) {
        return drafts.find(id)
                .flatMap(draft ->
                        FilePath.written(path)
                                .map(file -> new Place(draft, file, folder.read(file))));
    }

    @GetMapping
    ResponseEntity<byte[]> page(Locale locale, @PathVariable long id, @RequestParam String path) {
        return place(id, path)
                .map(place ->
                        page(locale, place, HttpStatus.OK, place.text(), place.overtaking(), ""))
                .orElseGet(() -> DraftPage.gone(locale));
    }

    private ResponseEntity<byte[]> page(
            Locale locale,
            Place place,
            HttpStatus status,
            String text,
            Optional<Theirs> theirs,
            String problem) {
        Page page = Html.page(locale, Section.DRAFTS).named(place.path().text());
        boolean mayChange = Editors.mayChange();
        List<String> others =
                mayChange ? drafts.others(place.draft().id(), Editors.name()) : List.of();
        DraftText shown =
                new DraftText(
                        place.path().text(),
                        text,
                        place.seen(),
                        place.base(),
                        place.file().isPresent(),
                        theirs,
                        problems(place));
        return Html.of(
                status,
                out ->
                        JtedraftfileGenerated.render(
                                out, null, page, place.draft(), shown, others, mayChange, problem));
    }

    private Optional<List<Problem>> problems(Place place) {
        return gate.look(Candidate.of(place.draft()))
                .made(DraftPage.PATIENCE)
                .map(made -> made.problems(place.path().text()));
    }

    /** Lines end as the folder's do, not as a browser's form. */
    @PostMapping
    ResponseEntity<byte[]> save(
            HttpServletRequest request,
            Locale locale,
            @PathVariable long id,
            @RequestParam String path,
            @RequestParam String text,
            @RequestParam String seen,
            @RequestParam String base) {
        Optional<Place> place = place(id, path);
        if (place.isEmpty()) {
            return DraftPage.gone(locale);
        }
        String typed = text.replace("\r\n", "\n");
        return saved(request, locale, place.get(), Optional.of(typed), seen, base);
    }

    @PostMapping(params = "delete")
    ResponseEntity<byte[]> delete(
            HttpServletRequest request,
            Locale locale,
            @PathVariable long id,
            @RequestParam String path,
            @RequestParam String seen,
            @RequestParam String base) {
        return place(id, path)
                .map(place -> saved(request, locale, place, Optional.empty(), seen, base))
                .orElseGet(() -> DraftPage.gone(locale));
    }

    /** As it is published. */
    @PostMapping(params = "revert")
    ResponseEntity<byte[]> revert(
            HttpServletRequest request,
            Locale locale,
            @PathVariable long id,
            @RequestParam String path,
            @RequestParam String seen) {
        return place(id, path)
                .map(place ->
                        saved(
                                request,
                                locale,
                                place,
                                place.published().flatMap(Content::text),
                                seen,
                                place.base()))
                .orElseGet(() -> DraftPage.gone(locale));
    }

    private ResponseEntity<byte[]> saved(
            HttpServletRequest request,
            Locale locale,
            Place place,
            Optional<String> text,
            String seen,
            String base) {
        String shown = text.orElse(place.text());
        if (!base.equals(place.base())) {
            return conflict(locale, place, shown, Place.published(place.published()));
        }
        Edit edit = new Edit(place.path(), text, seen, base);
        return switch (drafts.save(place.draft().id(), edit, Editors.by(request))) {
            case Saved.Done _ -> Html.on(address(place));
            case Saved.Conflict(Optional<DraftFile> theirs) ->
                    conflict(
                            locale,
                            place(place.draft().id(), place.path().text()).orElse(place),
                            shown,
                            theirs.map(file ->
                                            new Theirs(Optional.of(file.changedBy()), file.text()))
                                    .orElseGet(() -> Place.published(place.published())));
            case Saved.Gone() -> DraftPage.gone(locale);
            case Saved.TooMuch() ->
                    page(
                            locale,
                            place,
                            HttpStatus.CONTENT_TOO_LARGE,
                            shown,
                            Optional.empty(),
                            "draft.too-much");
        };
    }

    /** Both texts, and nothing is saved. */
    private ResponseEntity<byte[]> conflict(
            Locale locale, Place place, String text, Theirs theirs) {
        return page(
                locale, place, HttpStatus.CONFLICT, text, Optional.of(theirs), "draft.conflict");
    }

    static String address(long draft, String path) {
        return "/drafts/%d/file?path=%s"
                .formatted(draft, URLEncoder.encode(path, StandardCharsets.UTF_8));
    }

    private static String address(Place place) {
        return address(place.draft().id(), place.path().text()) + "#problems";
    }
}
