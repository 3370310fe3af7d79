package org.hotline12333.console.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hotline12333.console.html.JtereleasesGenerated;
import org.hotline12333.console.view.Page;
import org.hotline12333.console.view.ReleaseRow;
import org.hotline12333.console.view.Section;
import org.hotline12333.draft.PublishedRelease;
import org.hotline12333.draft.ReleaseBook;
import org.hotline12333.gate.ReleaseDesk;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What was published, and where it is taken back. */
@RestController
@RequestMapping("/releases")
class ReleasesPage {
    private static final int SHOWN_MAX = 50;
    private static final int TABLE_MAX = 10_000;

    private final ReleaseBook book;
    private final ReleaseDesk desk;

    ReleasesPage(ReleaseBook book, ReleaseDesk desk) {
        this.book = book;
        this.desk = desk;
    }

    @GetMapping
    ResponseEntity<byte[]> page(Locale locale, @RequestParam(defaultValue = "") String published) {
        Page page = Html.page(locale, Section.RELEASES);
        List<ReleaseRow> rows = book.latest(SHOWN_MAX).stream().map(this::row).toList();
        boolean mayChange = Editors.mayChange();
        Optional<Long> fresh = Editors.number(published);
        return Html.of(out ->
                JtereleasesGenerated.render(
                        out, null, page, rows, desk.standing(), fresh, mayChange));
    }

    /** More of them as a table. */
    @GetMapping("/all.csv")
    ResponseEntity<String> table() {
        return Csv.of(
                "releases.csv",
                List.of(
                        "release",
                        "name",
                        "reason",
                        "published_by",
                        "published_at",
                        "undoes",
                        "files"),
                book.latest(TABLE_MAX).stream()
                        .map(release ->
                                List.of(
                                        Long.toString(release.id()),
                                        release.name(),
                                        release.reason(),
                                        release.publishedBy(),
                                        release.publishedAt().toString(),
                                        release.undoes().isPresent()
                                                ? Long.toString(release.undoes().getAsLong())
                                                : "",
                                        Integer.toString(release.files()))));
    }

    private ReleaseRow row(PublishedRelease release) {
        List<String> written =
                book.paths(release.id()).stream().filter(path -> !isRendered(path)).toList();
        return new ReleaseRow(
                release,
                written,
                desk.undone(release.id())
                        .map(came ->
                                new ReleaseRow.Undone(
                                        DraftPage.word(came), DraftPage.of(came), by(came))));
    }

    private static long by(ReleaseDesk.Published came) {
        return came instanceof ReleaseDesk.Published.Later(String _, long release) ? release : 0;
    }

    private static boolean isRendered(String path) {
        return path.endsWith(".wav") || path.endsWith("clips.txt");
    }

    @PostMapping("/{id}/undo")
    ResponseEntity<byte[]> undo(
            HttpServletRequest request,
            @PathVariable long id,
            @RequestParam String name,
            @RequestParam String reason) {
        book.find(id)
                .ifPresent(release ->
                        desk.undo(
                                release, new ReleaseDesk.Words(name, reason), Editors.by(request)));
        return Html.on("/releases#release-" + id);
    }
}
