package org.hotline12333.console.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.hotline12333.console.view.DialState;
import org.hotline12333.draft.Draft;
import org.hotline12333.draft.Drafts;
import org.hotline12333.draft.OnNumber;
import org.hotline12333.draft.TestNumber;
import org.hotline12333.gate.Candidate;
import org.hotline12333.gate.Gate;
import org.hotline12333.gate.Made;
import org.hotline12333.testline.DraftLine;
import org.hotline12333.testline.Standing;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where a draft is put on the test number, and taken off it. */
@RestController
@RequestMapping("/drafts/{id}")
class TestNumberPage {
    /** What the page of the draft is told where it was not put there. */
    static final String REFUSED = "refused";

    private final Drafts drafts;
    private final Gate gate;
    private final TestNumber number;
    private final DraftLine line;

    TestNumberPage(Drafts drafts, Gate gate, TestNumber number, DraftLine line) {
        this.drafts = drafts;
        this.gate = gate;
        this.number = number;
        this.line = line;
    }

    /** What the page of a draft shows of it. */
    DialState state(Draft draft) {
        Optional<OnNumber> on = number.present();
        return new DialState(draft, on, on.map(line::standing).orElseGet(Standing.Off::new));
    }

    /**
     * Puts it there as the reader has it before them.
     *
     * @param seen the digest of that
     */
    @PostMapping("/dial")
    ResponseEntity<byte[]> put(
            HttpServletRequest request, @PathVariable long id, @RequestParam String seen) {
        boolean put =
                drafts.find(id)
                        .filter(draft -> draft.digest().equals(seen))
                        .filter(this::leadsCalls)
                        .filter(draft -> number.put(draft, Editors.by(request)))
                        .isPresent();
        return on(id, put ? "" : "?dial=" + REFUSED);
    }

    private boolean leadsCalls(Draft draft) {
        return gate.look(Candidate.of(draft))
                .made(DraftPage.PATIENCE)
                .flatMap(Made::release)
                .isPresent();
    }

    @PostMapping("/hang-up")
    ResponseEntity<byte[]> takeOff(HttpServletRequest request, @PathVariable long id) {
        number.takeOff(id, Editors.by(request));
        return on(id, "");
    }

    private static ResponseEntity<byte[]> on(long id, String query) {
        return Html.on(DraftsPage.PATH + "/" + id + query + "#dial");
    }
}
