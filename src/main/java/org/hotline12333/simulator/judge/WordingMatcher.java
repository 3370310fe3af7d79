package org.hotline12333.simulator.judge;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12333.prompt.Clip;
import org.hotline12333.simulator.line.Played;
import org.hotline12333.simulator.script.Vocabulary;
import org.hotline12333.simulator.script.Wording;
import org.hotline12333.simulator.script.Wording.Part;

/**
 * What was heard as a line of text, and wordings as patterns over it. A clip is its id between two
 * marks and then its letters; one that was cut short is closed by a third mark. What was cut need
 * not be written, what was heard to its end must be.
 */
record WordingMatcher(Vocabulary vocabulary) {
    private static final char CLIP = '\uE000';
    private static final char WORDS = '\uE001';
    private static final char CUT = '\uE002';
    private static final char CUT_ENDS = '\uE003';

    /** A clip's id; its letters are nothing that is heard. */
    private static final String ID = "[^" + WORDS + "]*" + WORDS;

    private static final String LETTER = "[^" + CLIP + "-" + CUT_ENDS + "]";

    /** Where a clip begins that was heard to its end. */
    private static final String WHOLE = CLIP + ID;

    /** All of a clip that was cut. */
    private static final String CUT_SHORT = CUT + "[^" + CUT_ENDS + "]*" + CUT_ENDS;

    /** What may lie between two letters that are heard one after the other. */
    private static final String PASSED = "(?:" + WHOLE + "|" + CUT_SHORT + ")*";

    /** The same, where the second may be one of a clip that was cut. */
    private static final String ENTERED = "(?:" + WHOLE + "|" + CUT_SHORT + "|" + CUT + ID + ")*";

    /** Where a search may begin: not within an id. */
    private static final String NOT_IN_ID = "(?!" + LETTER + "*" + WORDS + ")";

    private static final String NOT_IN_CUT =
            "(?![^" + CLIP + CUT + CUT_ENDS + "]*" + CUT_ENDS + ")";

    /**
     * By single letters and what may be behind them: a group repeated would take stack for each.
     */
    private static final String ANYTHING = "(.*?)" + NOT_IN_ID + NOT_IN_CUT;

    private static final String REST_OF_CUT = LETTER + "*" + CUT_ENDS;

    private static final Pattern CLIP_ID = Pattern.compile(CLIP + "([^" + WORDS + "]*)" + WORDS);

    /** The text of what was heard. */
    String text(List<Played> heard) {
        StringBuilder text = new StringBuilder();
        heard.forEach(played -> append(text, played));
        return text.toString();
    }

    private void append(StringBuilder text, Played played) {
        text.append(played.cut() ? CUT : CLIP).append(Vocabulary.name(played.clip())).append(WORDS);
        text.append(vocabulary.normalised(played.clip()));
        if (played.cut()) {
            text.append(CUT_ENDS);
        }
    }

    /** Whether exactly this was heard, where nothing else may be; each {@code *} is a group. */
    Matcher all(List<Wording> wordings, String text) {
        return matcher(wordings, PASSED, text);
    }

    /** Whether this was heard first, whatever came then. */
    boolean begins(List<Wording> wordings, String text) {
        return matcher(wordings, "", text).lookingAt();
    }

    /** Whether this was heard somewhere. */
    boolean holds(Wording wording, String text) {
        StringBuilder pattern = new StringBuilder(NOT_IN_ID);
        append(pattern, wording);
        return pattern(pattern).matcher(text).find();
    }

    private static Pattern pattern(CharSequence pattern) {
        return Pattern.compile(pattern.toString(), Pattern.DOTALL);
    }

    private Matcher matcher(List<Wording> wordings, String end, String text) {
        StringBuilder pattern = new StringBuilder();
        wordings.forEach(wording -> append(pattern, wording));
        return pattern(pattern.append(end)).matcher(text);
    }

    private void append(StringBuilder pattern, Wording wording) {
        for (int i = 0; i < wording.parts().size(); i++) {
            boolean cut = wording.cutShort() && i == wording.parts().size() - 1;
            switch (wording.parts().get(i)) {
                case Part.Anything _ -> pattern.append(ANYTHING);
                case Part.Words(String words) -> words(pattern, words, cut);
                case Part.Sound(Clip clip) -> sound(pattern, clip, cut);
            }
        }
    }

    private static void words(StringBuilder pattern, String words, boolean cut) {
        words.codePoints()
                .forEach(letter ->
                        pattern.append(cut ? ENTERED : PASSED)
                                .append(Pattern.quote(Character.toString(letter))));
        if (cut) {
            pattern.append(REST_OF_CUT);
        }
    }

    private void sound(StringBuilder pattern, Clip clip, boolean cut) {
        pattern.append(PASSED)
                .append(cut ? CUT : CLIP)
                .append(Pattern.quote(clip.id()))
                .append(WORDS)
                .append(cut ? REST_OF_CUT : Pattern.quote(vocabulary.normalised(clip)));
    }

    /** The ids of clips that a text holds, whole ones. */
    static List<Clip> clipsIn(String text) {
        return CLIP_ID.matcher(text).results().map(clip -> new Clip(clip.group(1))).toList();
    }
}
