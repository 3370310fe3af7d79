package org.hotline12333.console.page;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotline12333.calllog.CallLog;
import org.hotline12333.calllog.CallLogAwayException;
import org.hotline12333.calllog.Traffic;
import org.hotline12333.console.html.JtemapGenerated;
import org.hotline12333.console.html.JtemapstepGenerated;
import org.hotline12333.console.view.MapSight;
import org.hotline12333.console.view.MenuDrawing;
import org.hotline12333.console.view.MenuMap;
import org.hotline12333.console.view.MenuMap.Box;
import org.hotline12333.console.view.MenuMap.Heard;
import org.hotline12333.console.view.MenuMap.Said;
import org.hotline12333.console.view.MenuMap.Window;
import org.hotline12333.console.view.MenuSearch;
import org.hotline12333.console.view.Page;
import org.hotline12333.console.view.Section;
import org.hotline12333.console.view.Words;
import org.hotline12333.dialog.Texts;
import org.hotline12333.dialog.weight.Weight;
import org.hotline12333.interpreter.Release;
import org.hotline12333.interpreter.Releases;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.Utterance;
import org.hotline12333.services.Services;
import org.hotline12333.simulator.trial.ScriptWalks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The menus, and how calls go through them. */
@RestController
class MapPage {

    private final Releases releases;
    private final CallLog log;
    private final InstantSource clock;
    private final Sounds sounds;
    private final ScriptWalks scripts;
    private volatile Drawn drawn = new Drawn(null, Map.of(), new Weight(List.of(), List.of()));

    MapPage(
            Releases releases,
            CallLog log,
            InstantSource clock,
            Sounds sounds,
            ScriptWalks scripts) {
        this.releases = releases;
        this.log = log;
        this.clock = clock;
        this.sounds = sounds;
        this.scripts = scripts;
    }

    /** What is the same as long as nothing is published. */
    private record Drawn(@Nullable Release of, Map<String, Said> texts, Weight weight) {}

    @GetMapping("/map")
    ResponseEntity<byte[]> page(
            Locale locale,
            @RequestParam(defaultValue = "day") String window,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(required = false, defaultValue = "") List<String> fold,
            @RequestParam(defaultValue = "") String find)
            throws IOException {
        String path = sounds.path();
        Window wanted = Window.of(window);
        Optional<Traffic> traffic = traffic(wanted);
        Page page = Html.page(locale, Section.MAP);
        return Html.of(out -> {
            MenuMap map = map(wanted, traffic);
            MapSight sight = MapSight.of(wanted, from, fold, map);
            MenuDrawing drawing = MenuDrawing.of(map, sight, page.words());
            MenuSearch search = MenuSearch.of(find, page.words());
            JtemapGenerated.render(out, null, page, map, sight, drawing, search, path);
        });
    }

    /** What is said at one step and what it leads to: the page of all has it of none but one. */
    @GetMapping(MapSight.STEP + "{anchor}")
    ResponseEntity<byte[]> step(
            Locale locale,
            @PathVariable String anchor,
            @RequestParam(defaultValue = "day") String window)
            throws IOException {
        String path = sounds.path();
        MenuMap map = map(Window.of(window));
        Optional<Box> box = map.at(anchor);
        if (box.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        MapSight sight = MapSight.of(map.window(), box.get().id(), List.of(), map);
        Page page = Html.page(locale, Section.MAP);
        return Html.of(
                out -> JtemapstepGenerated.render(out, null, page, map, sight, box.get(), path));
    }

    /** Where these words stand, by the places of the steps in the page. */
    @GetMapping("/map/found")
    ResponseEntity<List<String>> found(
            Locale locale, @RequestParam(defaultValue = "") String find) {
        MenuMap map = Html.inTurn(() -> map(Window.HOUR, Optional.empty()));
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(MenuSearch.of(find, Words.of(locale)).anchors(map));
    }

    /** The same as a table: each way, and each menu with its callers who hung up. */
    @GetMapping("/map.csv")
    ResponseEntity<String> table(@RequestParam(defaultValue = "day") String window) {
        Window wanted = Window.of(window);
        MenuMap map = map(wanted);
        if (map.traffic().isEmpty()) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
        }
        return Csv.of(
                "menus-%s.csv".formatted(wanted.word()),
                List.of("dialog", "what", "name", "leads_to", "times", "dropped"),
                map.boxes().stream().flatMap(MapPage::rows));
    }

    private static Stream<List<String>> rows(MenuMap.Box box) {
        return Stream.concat(
                Stream.of(
                        List.of(box.id(), "asked", "", "", Long.toString(box.asked()), ""),
                        List.of(box.id(), "left", "", "", Long.toString(box.left()), "")),
                box.ways().stream()
                        .map(way ->
                                List.of(
                                        box.id(),
                                        "way",
                                        way.transition().id(),
                                        way.where(),
                                        Long.toString(way.times()),
                                        Long.toString(way.dropped()))));
    }

    private MenuMap map(Window window) {
        Optional<Traffic> traffic = traffic(window);
        return Html.inTurn(() -> map(window, traffic));
    }

    private MenuMap map(Window window, Optional<Traffic> traffic) {
        Drawn present = present();
        return MenuMap.of(
                release(present).dialplan(),
                text -> Objects.requireNonNull(present.texts().get(text)),
                present.weight(),
                window,
                traffic,
                scripts.now());
    }

    private static Release release(Drawn drawn) {
        return Objects.requireNonNull(drawn.of());
    }

    /** The same object says that nothing has changed. */
    @SuppressWarnings("ReferenceEquality")
    private Drawn present() {
        Release release = releases.present();
        Drawn known = drawn;
        if (known.of() != release) {
            Prompts prompts = release.prompts();
            Map<String, Said> texts =
                    release.dialplan().texts().stream()
                            .collect(Collectors.toMap(text -> text, text -> said(prompts, text)));
            known =
                    new Drawn(
                            release,
                            texts,
                            Weight.of(release.dialplan(), Services.contracts(), Texts.of(prompts)));
            drawn = known;
        }
        return known;
    }

    private Optional<Traffic> traffic(Window window) {
        Instant now = clock.instant();
        try {
            return Optional.of(log.traffic(now.minus(window.length()), now));
        } catch (CallLogAwayException _) {
            return Optional.empty(); // the page says so
        }
    }

    static Said said(Prompts prompts, String text) {
        List<Heard> heard =
                prompts.languages().stream()
                        .sorted((one, other) -> other.code().compareTo(one.code())) // zh first
                        .flatMap(language -> heard(prompts, language, text).stream())
                        .toList();
        return new Said(text, heard);
    }

    private static Optional<Heard> heard(Prompts prompts, Language language, String text) {
        return prompts.slots(language, text)
                .map(slots -> {
                    Optional<Utterance> said =
                            slots.isEmpty()
                                    ? Optional.of(prompts.say(language, text, Map.of()))
                                    : Optional.empty();
                    return new Heard(
                            language,
                            source(prompts, language, text),
                            said.map(Utterance::words),
                            said.stream()
                                    .flatMap(each -> each.clips().stream())
                                    .map(clip -> clip.id())
                                    .toList());
                });
    }

    private static String source(Prompts prompts, Language language, String text) {
        return MenuMap.line(Objects.requireNonNull(prompts.texts(language).get(text)));
    }
}
