package org.hotline12333.dialog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text where it is said.
 *
 * @param dialog the dialog in which it is said; empty where it is said from anywhere
 * @param facts what holds there; empty where no known way leads there
 */
record TextUse(String path, String text, String dialog, Optional<Facts> facts) {
    /** Every text that the dialplan says, wherever it says it. */
    static List<TextUse> in(Draft draft, Flow flow) {
        List<TextUse> uses = new ArrayList<>();
        for (Dialog dialog : draft.dialogs().values()) {
            Asked.in(dialog).forEach(asked -> asked(uses, asked, flow.entering(dialog.id())));
            Sites.of(dialog, draft).forEach(site -> site(uses, site, flow));
        }
        Sites.outside(draft).forEach(site -> site(uses, site, flow));
        draft.queues()
                .forEach((name, queue) ->
                        uses.add(
                                new TextUse(
                                        "queues/" + name + "/prompt",
                                        queue.prompt(),
                                        "",
                                        Optional.of(Facts.NOTHING))));
        return uses;
    }

    private static void asked(List<TextUse> uses, Asked asked, Optional<Facts> facts) {
        add(uses, asked.path() + "/prompt", asked.question().prompt(), asked.dialog(), facts);
        add(uses, asked.path() + "/brief", asked.question().brief(), asked.dialog(), facts);
        add(uses, asked.path() + "/help", asked.question().help(), asked.dialog(), facts);
    }

    private static void site(List<TextUse> uses, Site site, Flow flow) {
        add(uses, site.path("prompt"), site.action().prompts(), site.dialog(), flow.at(site));
    }

    private static void add(
            List<TextUse> uses,
            String path,
            List<String> texts,
            String dialog,
            Optional<Facts> facts) {
        for (int i = 0; i < texts.size(); i++) {
            uses.add(new TextUse(path + "/" + i, texts.get(i), dialog, facts));
        }
    }
}
