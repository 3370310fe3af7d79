package org.hotline12333.console.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hotline12333.authoring.Problem;
import org.hotline12333.authoring.SourceText;
import org.hotline12333.console.html.JtedraftproblemsGenerated;
import org.hotline12333.console.view.Page;
import org.hotline12333.console.view.Section;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.draft.Content;
import org.hotline12333.draft.Draft;
import org.hotline12333.draft.Drafts;
import org.hotline12333.draft.FilePath;
import org.hotline12333.gate.Candidate;
import org.hotline12333.gate.Gate;
import org.hotline12333.gate.Made;
import org.hotline12333.gate.Proofreader;
import org.hotline12333.interpreter.Release;
import org.hotline12333.interpreter.Releases;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.publishing.ProjectFolder;
import org.hotline12333.service.Contract;
import org.hotline12333.services.Services;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What an editor asks while somebody types in it: what is wrong, and what may stand there. */
@RestController
@RequestMapping("/drafts/{id}")
class EditorPage {
    private final Drafts drafts;
    private final Gate gate;
    private final Proofreader proofreader;
    private final Releases releases;
    private final ProjectFolder folder;

    EditorPage(
            Drafts drafts,
            Gate gate,
            Proofreader proofreader,
            Releases releases,
            ProjectFolder folder) {
        this.drafts = drafts;
        this.gate = gate;
        this.proofreader = proofreader;
        this.releases = releases;
        this.folder = folder;
    }

    /** The problems of what is typed, as a part of the file's page; nothing is saved. */
    @PostMapping("/check")
    ResponseEntity<byte[]> check(
            Locale locale,
            @PathVariable long id,
            @RequestParam String path,
            @RequestParam String text) {
        Optional<Draft> draft = drafts.find(id);
        Optional<FilePath> file = FilePath.written(path);
        Content typed = Content.of(text.replace("\r\n", "\n"));
        if (draft.isEmpty() || file.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        if (typed.length() > SourceText.BYTES_MAX) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        Optional<List<Problem>> problems =
                proofreader.read(
                        Candidate.of(draft.get()),
                        new Candidate.New(file.get(), Optional.of(typed)),
                        DraftPage.PATIENCE);
        if (problems.isEmpty()) {
            return ResponseEntity.accepted().build(); // to be asked again
        }
        Page page = Html.page(locale, Section.DRAFTS);
        return Html.of(out -> JtedraftproblemsGenerated.render(out, null, page, problems));
    }

    /** Which keys and words a file may have; no content where nobody has written that down. */
    @GetMapping("/schema")
    ResponseEntity<byte[]> schema(@RequestParam String path) throws IOException {
        Optional<Path> schema =
                FilePath.written(path)
                        .flatMap(EditorPage::schema)
                        .map(folder.home()::resolve)
                        .filter(Files::isRegularFile);
        return schema.isEmpty()
                ? ResponseEntity.noContent().build()
                : ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .cacheControl(CacheControl.noStore())
                        .body(Files.readAllBytes(schema.get()));
    }

    private static Optional<String> schema(FilePath file) {
        String path = file.text();
        if (path.equals("dialplans/hours/hours.yaml")) {
            return Optional.of("dialplans/hours/hours.schema.json");
        }
        return switch (path.substring(0, path.lastIndexOf('/'))) {
            case "dialplans/hotline" -> Optional.of("dialplans/hotline/dialplan.schema.json");
            case "dialplans/hours" -> Optional.of("dialplans/hours/year.schema.json");
            case "dialplans/topics" -> Optional.of("dialplans/topics/topic.schema.json");
            case "dialplans/announcements" ->
                    Optional.of("dialplans/announcements/announcements.schema.json");
            default -> Optional.empty();
        };
    }

    /**
     * The names that files may use, by what the schemas call their kind, each with what there is to
     * say of it: those of the draft, or of what is published as long as the draft leads no call.
     */
    @GetMapping("/names")
    ResponseEntity<Map<String, Map<String, String>>> names(@PathVariable long id) {
        Release release =
                drafts.find(id)
                        .flatMap(draft -> gate.look(Candidate.of(draft)).made(Duration.ZERO))
                        .flatMap(Made::release)
                        .orElseGet(releases::present);
        Dialplan dialplan = release.dialplan();
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(
                        Map.of(
                                "dialog-id", plain(dialplan.dialogs().keySet()),
                                "queue-id", plain(dialplan.queues().keySet()),
                                "hours-id", plain(release.hours().names()),
                                "service-id", plain(services()),
                                "language", plain(codes(release.prompts())),
                                "text-id", texts(release.prompts())));
    }

    private static Map<String, String> plain(Collection<String> names) {
        return names.stream()
                .collect(Collectors.toMap(name -> name, _ -> "", (one, _) -> one, TreeMap::new));
    }

    private static List<String> services() {
        return Services.contracts().stream().map(Contract::service).toList();
    }

    private static List<String> codes(Prompts prompts) {
        return prompts.languages().stream()
                .map(Language::code)
                .sorted((one, other) -> other.compareTo(one)) // zh first
                .toList();
    }

    /** Each with what it says in each language. */
    private static Map<String, String> texts(Prompts prompts) {
        Map<String, String> texts = new TreeMap<>();
        for (String code : codes(prompts)) {
            Language language = new Language(code);
            for (String id : prompts.texts(language).keySet()) {
                String said = prompts.template(language, id).orElse("");
                texts.merge(id, said, (before, more) -> before + "\n" + more);
            }
        }
        return texts;
    }
}
