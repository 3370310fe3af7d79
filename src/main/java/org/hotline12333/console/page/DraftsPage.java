package org.hotline12333.console.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.hotline12333.console.html.JtedraftsGenerated;
import org.hotline12333.console.view.Page;
import org.hotline12333.console.view.Section;
import org.hotline12333.draft.Draft;
import org.hotline12333.draft.Drafts;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** All drafts, and where one is begun. */
@RestController
@RequestMapping("/drafts")
class DraftsPage {
    static final String PATH = "/drafts";

    private final Drafts drafts;

    DraftsPage(Drafts drafts) {
        this.drafts = drafts;
    }

    @GetMapping
    ResponseEntity<byte[]> page(Locale locale) {
        return page(locale, HttpStatus.OK, "");
    }

    private ResponseEntity<byte[]> page(Locale locale, HttpStatus status, String problem) {
        Page page = Html.page(locale, Section.DRAFTS);
        List<Draft> all = drafts.all();
        boolean mayChange = Editors.mayChange();
        return Html.of(
                status, out -> JtedraftsGenerated.render(out, null, page, all, problem, mayChange));
    }

    /** The same as a table, and the files of each. */
    @GetMapping("/all.csv")
    ResponseEntity<String> table() {
        return Csv.of(
                "drafts.csv",
                List.of("draft", "name", "begun", "begun_by", "file", "changed", "changed_by"),
                drafts.all().stream().flatMap(DraftsPage::rows));
    }

    private static Stream<List<String>> rows(Draft draft) {
        List<String> begun =
                List.of(
                        Long.toString(draft.id()),
                        draft.name(),
                        draft.begunAt().toString(),
                        draft.begunBy());
        return draft.files().isEmpty()
                ? Stream.of(row(begun, "", "", ""))
                : draft.files().stream()
                        .map(file ->
                                row(
                                        begun,
                                        file.path().text(),
                                        file.changedAt().toString(),
                                        file.changedBy()));
    }

    private static List<String> row(List<String> begun, String... file) {
        return Stream.concat(begun.stream(), Stream.of(file)).toList();
    }

    @PostMapping
    ResponseEntity<byte[]> begin(
            HttpServletRequest request, Locale locale, @RequestParam String name) {
        Optional<Draft> begun = drafts.begin(name, Editors.by(request));
        return begun.map(draft -> Html.on(PATH + "/" + draft.id()))
                .orElseGet(() -> page(locale, HttpStatus.UNPROCESSABLE_CONTENT, "draft.not-begun"));
    }

    @PostMapping("/{id}/drop")
    ResponseEntity<byte[]> drop(HttpServletRequest request, @PathVariable long id) {
        drafts.drop(id, Editors.by(request));
        return Html.on(PATH);
    }
}
