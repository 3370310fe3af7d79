package org.hotline12333.simulator.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Texts;
import org.hotline12333.dialog.Transition;
import org.hotline12333.dialog.check.DialplanException;
import org.hotline12333.dialog.check.Dialplans;
import org.hotline12333.dialog.check.ShippedDialplanTest;
import org.hotline12333.prompt.Prompts;
import org.hotline12333.prompt.PromptsException;
import org.hotline12333.services.Services;
import org.hotline12333.topic.ShippedTopics;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CoverageTest {
    private static final Dialplan PLAN = shipped();

    @Test
    void aRunWithoutCallsHasWalkedNothing() {
        Coverage coverage = Coverage.of(PLAN, List.of());

        assertThat(coverage.unwalked()).isEqualTo(PLAN.transitions());
        assertThat(coverage.text())
                .startsWith("walked 0 of " + PLAN.transitions().size() + " ways\n")
                .contains("\n  main: key 1, key 2, ")
                .contains("\n  from anywhere: queue agents absent, ")
                .endsWith(", limit\n");
    }

    @Test
    void whatWasWalkedIsCountedAndNoLongerMissing() {
        Coverage coverage =
                Coverage.of(PLAN, List.of(transition("main key 2"), transition("main key 2")));

        assertThat(coverage.count(transition("main key 2"))).isEqualTo(2);
        assertThat(coverage.unwalked()).doesNotContain(transition("main key 2"));
        assertThat(coverage.text()).contains("\n  main: key 1, key 3, key #,");
    }

    @Test
    void everyWayWalkedIsOneLine() {
        Coverage coverage = Coverage.of(PLAN, PLAN.transitions());

        assertThat(coverage.isComplete()).isTrue();
        assertThat(coverage.text()).hasLineCount(1);
    }

    @Test
    void aWayThatTheDialplanNoLongerHasIsNotCounted() {
        Transition gone = new Transition("gone", "", Transition.Cause.NOINPUT, "1", PLAN.limit());

        assertThat(Coverage.of(PLAN, List.of(gone)).text()).startsWith("walked 0 of ");
    }

    @Test
    void jsonHasEveryWayWithItsCount() {
        JsonNode json =
                JsonMapper.shared()
                        .readTree(Coverage.of(PLAN, List.of(transition("limit"))).json());

        assertThat(json.get("dialplan").asString()).isEqualTo(PLAN.digest());
        assertThat(json.get("ways").asInt()).isEqualTo(PLAN.transitions().size());
        assertThat(json.get("walked").asInt()).isEqualTo(1);
        assertThat(json.get("each")).hasSize(PLAN.transitions().size());
        JsonNode limit = json.get("each").get(PLAN.transitions().size() - 1);
        assertThat(limit.get("id").asString()).isEqualTo("limit");
        assertThat(limit.get("leads").asString()).isEqualTo("disconnect");
        assertThat(limit.get("count").asInt()).isEqualTo(1);
    }

    @Test
    void thePictureShowsEveryWayOnceAndWhatIsMissingInRed() throws Exception {
        List<Transition> walked = new ArrayList<>(PLAN.transitions());
        walked.remove(transition("pension outcome resident"));
        walked.remove(transition("main noinput 2"));
        Document picture = parsed(Coverage.of(PLAN, walked).svg());

        assertThat(titles(picture, "")).hasSize(PLAN.transitions().size()).doesNotHaveDuplicates();
        assertThat(titles(picture, "un"))
                .containsExactlyInAnyOrder(
                        "pension outcome resident: enquiry", "main noinput 2: reprompt");
    }

    @Test
    void anArrowIsDashedWhereNobodyWentAtAll() throws Exception {
        List<Transition> walked = new ArrayList<>(PLAN.transitions());
        walked.remove(transition("enquiry key 5"));
        walked.remove(transition("pension outcome resident"));

        Document picture = parsed(Coverage.of(PLAN, walked).svg());

        assertThat(elements(picture, "path"))
                .filteredOn(path -> path.getAttribute("class").equals("arrow un"))
                .hasSize(1);
    }

    private static List<String> titles(Document picture, String style) {
        return elements(picture, "title").stream()
                .filter(title ->
                        ((Element) title.getParentNode()).getAttribute("class").startsWith(style))
                .map(Element::getTextContent)
                .toList();
    }

    private static List<Element> elements(Document picture, String name) {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < picture.getElementsByTagName(name).getLength(); i++) {
            elements.add((Element) picture.getElementsByTagName(name).item(i));
        }
        return elements;
    }

    private static Document parsed(String svg) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(svg)));
    }

    private static Transition transition(String id) {
        return PLAN.transitions().stream()
                .filter(transition -> transition.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Dialplan shipped() {
        try {
            Prompts prompts = Prompts.load(Path.of("prompts"));
            return Dialplans.load(
                    Path.of("dialplans/hotline"),
                    ShippedTopics.read(prompts),
                    Services.contracts(),
                    ShippedDialplanTest.HOURS,
                    Texts.of(prompts));
        } catch (PromptsException | DialplanException e) {
            throw new IllegalStateException(e);
        }
    }
}
