package org.hotline12333.dialog.reading;

import org.hotline12333.authoring.ProblemKind;

/** What can be wrong with a dialplan that can be read. */
public enum DialplanProblem implements ProblemKind {
    DIALOG_SHAPE("A dialog is a menu, a form or a list of topics, and one of them alone."),
    NO_TARGET("An action leads somewhere."),
    SEVERAL_TARGETS("An action leads to one place."),

    UNKNOWN_DIALOG("A dialog that is gone to exists."),
    UNKNOWN_QUEUE("A queue that callers are transferred to exists."),
    UNKNOWN_HOURS("Hours that a queue names exist."),
    UNKNOWN_SERVICE("A service that a form submits to exists."),
    UNKNOWN_LANGUAGE("A language that is spoken has a folder of prompts."),

    OUTCOME_NOT_ROUTED("Every outcome of a form's service leads somewhere."),
    OUTCOME_UNKNOWN("Every outcome that is routed is one that the service has."),
    FIELD_MISSING("A form asks for every field that its service takes."),
    FIELD_SUPERFLUOUS("A form asks for nothing that its service does not take."),
    FIELD_TYPE("A field is of the type that its service takes."),
    VALUE_MISSING("A value that a service reads is there on every way to its form."),
    VALUE_KIND("A value that a service reads is of the kind that it reads."),
    LEVEL_TOO_LOW("A service that tells what is personal is reached by verified callers alone."),

    CHANGE_UNCONFIRMED("What changes something is confirmed behind words that no key cuts short."),

    TEXT_MISSING("Every text that is said exists in every language."),
    SLOTS_DIFFER("A text has the same slots in every language."),
    SLOT_NOT_FILLED("Every slot of a text is filled on every way to where it is said."),
    SLOT_KIND("A slot is filled with a value of its kind."),
    PHRASE_TEXT("A text that fills a slot exists in every language and has no slots itself."),

    MENU_EMPTY("A menu has a choice."),
    MENU_TOO_LONG("A menu has no more choices than a caller can keep in mind."),
    TOPIC_KEYS("A page of topics has one to five keys, each with its text."),
    TOPIC_LIST("A topic is in a list of topics that the dialplan has."),
    TOPIC_UNWRITTEN("A topic that can be sent is written in every language."),
    TOPIC_LONG("A topic that can be sent fits a message."),
    TOPICS_MISSING("A list of topics has one."),
    SECRET_PROMPT("The prompt of a secret is one text without slots, so that one command asks it."),
    SILENT_QUESTION("Whoever is asked hears something."),
    MISTAKEN_MISPLACED("Only a social security number can be told from another question's number."),
    NO_RECORDING("How long a caller may speak is said where speaking is asked for."),
    LADDER_EMPTY("Something happens when the caller is silent, mistaken or refused."),
    LADDER_ENDLESS("The last step of a ladder repeats, and therefore leads on."),
    SLIPS_IN_A_CIRCLE("Whoever makes the same slip again and again comes to a person."),

    WAITING_BOUNDS(
            "Who waits hears from us every 30 to 60 seconds, and is asked within ten minutes."),
    SHOWN_WORD("What an agent's telephone shows of a caller is plain words."),
    WHISPER_LONG("What an agent hears first is over in two seconds, for the caller waits for it."),

    CALLS_BACK_TWICE("The agents of one queue call back."),
    GREETING_WITHOUT_KEY("Whoever is called back hears which key to press, in every language."),

    REPROMPT_MISPLACED("Only a question can be asked again."),
    AGAIN_MISPLACED("Only a question's menu can be said again."),
    REFUSE_MISPLACED("Only a form that has asked for something can refuse it."),
    REFUSALS_MISSING("A form that refuses says what happens then."),
    REFUSALS_UNUSED("Refusals are written for forms that refuse."),
    SILENT_DISCONNECT("Nobody is hung up on without a word."),
    HANGUP_ASKS("What is done for whoever hangs up is done by a service alone."),
    LIMIT_GOES_ON("A call that has used up its limit ends or goes to a person."),

    ANSWER_LATE("An answer begins within the time that `limits` gives a caller who hears all."),
    TYPED_AHEAD_LATE("Who knows the keys hears an answer as soon as `limits` says."),
    KEYS_TOO_MANY("An answer takes no more keys than `limits` allows."),
    FIRST_OPTION_LATE("A menu comes to its first option within the time that `limits` gives it."),

    DIALOG_UNREACHABLE("Every dialog can be reached."),
    NO_WAY_OUT("From every dialog a way leads out of the hotline."),
    NO_AGENT("From every dialog a way leads to a person."),
    LOOP_WITHOUT_QUESTION("No way leads round in a circle without a question.");

    private final String rule;

    DialplanProblem(String rule) {
        this.rule = rule;
    }

    @Override
    public String rule() {
        return rule;
    }
}
