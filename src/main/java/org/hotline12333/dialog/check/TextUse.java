package org.hotline12333.dialog.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.dialog.Asked;
import org.hotline12333.dialog.Dialog;
import org.hotline12333.dialog.Question;
import org.hotline12333.dialog.Queue;
import org.hotline12333.dialog.TopicMenu;
import org.hotline12333.dialog.reading.QuestionReader;
import org.hotline12333.dialog.reading.UncheckedDialplan;
import org.hotline12333.service.Malformation;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.value.ValueKind;

/**
 * A text where it is said.
 *
 * @param dialog the dialog in which it is said; empty where it is said from anywhere
 * @param facts what holds there; empty where no known way leads there
 */
record TextUse(String path, String text, String dialog, Optional<FlowState> facts) {
    /** Every text that the dialplan says, wherever it says it. */
    static List<TextUse> in(UncheckedDialplan unchecked, DataFlow flow) {
        List<TextUse> uses = new ArrayList<>();
        for (Dialog dialog : unchecked.dialogs().values()) {
            Asked.in(dialog)
                    .forEach(asked ->
                            asked(uses, asked, flow.entering(dialog.id()), unchecked.problems()));
            ActionSites.of(dialog, unchecked).forEach(site -> site(uses, site, flow));
        }
        ActionSites.outside(unchecked).forEach(site -> site(uses, site, flow));
        unchecked
                .filler()
                .ifPresent(filler -> uses.add(plain(QuestionReader.FILLER, filler.text())));
        faults(uses, "catch/faults/", unchecked.faults(), unchecked.problems());
        unchecked.unfinished().ifPresent(text -> uses.add(plain("catch/unfinished", text)));
        unchecked.interrupted().ifPresent(text -> uses.add(plain("catch/interrupted", text)));
        unchecked.topicMenus().written().forEach(menu -> topics(uses, menu));
        unchecked.queues().values().forEach(queue -> queue(uses, queue));
        return uses;
    }

    private static void topics(List<TextUse> uses, TopicMenu menu) {
        String path = "dialogs/" + menu.id() + "/topics/";
        uses.add(plain(path + "none", menu.none()));
        uses.add(plain(path + "resumed", menu.resumed()));
    }

    private static void queue(List<TextUse> uses, Queue queue) {
        String path = "queues/" + queue.name() + "/";
        uses.add(plain(path + "prompt", queue.prompt()));
        queue.whisper().ifPresent(text -> uses.add(plain(path + "whisper", text)));
        queue.waiting()
                .ifPresent(told -> {
                    String waiting = path + "waiting/";
                    uses.add(plain(waiting + "next", told.next()));
                    uses.add(filled(waiting + "ahead", told.ahead(), Queue.AHEAD));
                    uses.add(filled(waiting + "minutes", told.minutes(), Queue.MINUTES));
                    uses.add(plain(waiting + "hint", told.hint()));
                });
        queue.callsBack()
                .ifPresent(calls -> {
                    String back = path + "calls-back/";
                    calls.greeting().forEach(text -> uses.add(plain(back + "greeting", text)));
                    uses.add(plain(back + "goodbye", calls.goodbye()));
                    uses.add(plain(back + "whisper", calls.whisper()));
                });
    }

    /** Said from anywhere, with this slot. */
    private static TextUse filled(String path, String text, String slot) {
        Map<String, Set<ValueKind>> values = Map.of(slot, Set.of(ValueKind.COUNTED));
        return new TextUse(
                path,
                text,
                "",
                Optional.of(new FlowState(values, VerificationLevel.UNKNOWN, false)));
    }

    /** Those that are written there. */
    private static void faults(
            List<TextUse> uses,
            String path,
            Map<Malformation, String> texts,
            ProblemList problems) {
        texts.forEach((how, text) -> {
            if (problems.written(path + how.word())) {
                uses.add(plain(path + how.word(), text));
            }
        });
    }

    /** Said from anywhere, when nothing is known to be filled. */
    private static TextUse plain(String path, String text) {
        return new TextUse(path, text, "", Optional.of(FlowState.NOTHING));
    }

    private static void asked(
            List<TextUse> uses, Asked asked, Optional<FlowState> facts, ProblemList problems) {
        Question question = asked.question();
        add(uses, asked.path() + "/prompt", question.prompt(), asked.dialog(), facts);
        asked.field()
                .ifPresent(
                        field -> faults(uses, asked.path() + "/faults/", field.faults(), problems));
        // Where they are not written, they are the prompt.
        if (problems.written(asked.path() + "/brief")) {
            add(uses, asked.path() + "/brief", question.brief(), asked.dialog(), facts);
        }
        if (problems.written(asked.path() + "/help")) {
            add(uses, asked.path() + "/help", question.help(), asked.dialog(), facts);
        }
    }

    private static void site(List<TextUse> uses, ActionSite site, DataFlow flow) {
        add(uses, site.path("prompt"), site.action().prompts(), site.dialog(), flow.at(site));
    }

    private static void add(
            List<TextUse> uses,
            String path,
            List<String> texts,
            String dialog,
            Optional<FlowState> facts) {
        for (int i = 0; i < texts.size(); i++) {
            uses.add(new TextUse(path + "/" + i, texts.get(i), dialog, facts));
        }
    }
}
