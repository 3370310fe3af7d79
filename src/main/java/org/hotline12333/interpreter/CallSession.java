package org.hotline12333.interpreter;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.hotline12333.channel.KeyInput;
import org.hotline12333.dialog.Action;
import org.hotline12333.dialog.Action.Target;
import org.hotline12333.dialog.Action.Wording;
import org.hotline12333.dialog.Dialog;
import org.hotline12333.dialog.Dialog.Field;
import org.hotline12333.dialog.Dialog.Form;
import org.hotline12333.dialog.Dialog.Menu;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Queue;
import org.hotline12333.dialog.Transition;
import org.hotline12333.dialog.Transition.Cause;
import org.hotline12333.interpreter.CallState.Place.AtDialog;
import org.hotline12333.interpreter.CallState.Place.InQueue;
import org.hotline12333.interpreter.CallState.Slips;
import org.hotline12333.prompt.Language;
import org.hotline12333.service.FieldValue;
import org.hotline12333.service.Malformation;
import org.hotline12333.service.Service;
import org.hotline12333.value.Sound;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of a call: tells the next {@link Step} and takes what came of it. Does no I/O,
 * knows no clock, and is immutable: each answer gives a new session.
 */
final class CallSession {
    private final Dialplan plan;
    private final LocalDate today;
    private final List<String> news;
    private final CallState state;
    private final Progress progress;

    private CallSession(
            Dialplan plan, LocalDate today, List<String> news, CallState state, Progress progress) {
        this.plan = plan;
        this.today = today;
        this.news = news;
        this.state = state;
        this.progress = progress;
    }

    /** A call that begins, or begins anew, by somebody who may be known already. */
    static Turn begin(Dialplan plan, LocalDate today, Service.@Nullable Caller caller) {
        CallState state =
                CallState.begin(
                        plan.digest(), new AtDialog(plan.start(), 0), plan.language(), caller);
        return at(plan, today, state).enter(plan.start());
    }

    /** One that stands there; what it says is yet to be asked for. */
    static CallSession at(Dialplan plan, LocalDate today, CallState state) {
        return new CallSession(plan, today, List.of(), state, Progress.NONE);
    }

    /** The same, which tells who leaves the welcome these texts for all callers. */
    CallSession telling(List<String> texts) {
        return new CallSession(plan, today, texts, state, progress);
    }

    Dialplan plan() {
        return plan;
    }

    CallState state() {
        return state;
    }

    LocalDate today() {
        return today;
    }

    Language language() {
        return state.language();
    }

    /** The place, for the log: dialog, or dialog and field. */
    String place() {
        return here().name();
    }

    /**
     * The caller has answered the question, or not.
     *
     * @param at when, on the call's clock
     */
    Turn answer(KeyInput keys, Duration at) {
        CallSession past = with(progress.keyed(keys, at));
        if (here().asksRecording()) {
            return past.beforeTone(keys.keys());
        }
        if (keys.isEmpty() && progress.begun().isEmpty()) {
            return switch (keys.end()) {
                case TERMCHAR ->
                        progress.trails(at) ? past.saying(progress.asked()) : past.termchar();
                case TIMEOUT, COMPLETE -> onward().noinput();
            };
        }
        return switch (here().dialog()) {
            case Menu _ -> past.follow(keys.keys().charAt(0));
            case Form form -> past.fill(form, progress, keys, at);
        };
    }

    /** Any key but a 0 and a star only cuts short what is said before the tone. */
    private Turn beforeTone(String key) {
        return switch (key) {
            case "0", "*" -> follow(key.charAt(0));
            default -> new Turn(onward(), new Step.Recording(here().recording()));
        };
    }

    /** The caller has said something, or nothing; a second pound behind it belongs to it. */
    Turn recorded(Sound sound, Duration at) {
        FieldValue said = new FieldValue.Recording(sound);
        Progress ended = progress.keyed(new KeyInput("", KeyInput.End.TERMCHAR), at);
        return with(ended.filling(here().fieldAsked().name(), said)).next((Form) here().dialog());
    }

    /** The caller has hung up at a question, where something is done then. */
    Optional<Turn> hungUp() {
        return here().hangup().map(this::take);
    }

    /** The line was not listened to for so long, while a service did its work. */
    CallSession waited(Duration time) {
        return with(progress.waited(time));
    }

    /** The service has answered. */
    Turn outcome(Service.Result result) {
        Form form = (Form) here().dialog();
        Action action =
                Objects.requireNonNull(form.submit().outcomes().get(result.outcome()), form::id);
        CallState known = result.caller().map(state::withCaller).orElse(state);
        return with(known.filled(result.slots()))
                .take(here().transition(Cause.OUTCOME, result.outcome(), action));
    }

    /** The service has failed. */
    Turn failed() {
        return take(here().transition(Cause.ERROR, "", plan.error()));
    }

    /** The call has used up its steps or minutes. */
    Turn exhausted() {
        return take(Transition.limit(plan.limit()));
    }

    /**
     * A termchar that ends nothing. Where callers are told to press it, and where a number has been
     * taken already, it is no key of the menus: it would lose that number.
     */
    private Turn termchar() {
        boolean belongs =
                here().dialog() instanceof Form
                        && (here().field() > 0 || here().fieldAsked().type().endsWithTermchar());
        return belongs ? onward().noinput() : follow('#');
    }

    /**
     * Keys of a field.
     *
     * @param before what was under way when they came
     */
    private Turn fill(Form form, Progress before, KeyInput keys, Duration at) {
        Field field = here().fieldAsked();
        String begun = before.begun();
        if (begun.isEmpty() && keys.keys().equals("*")) {
            return back(form);
        }
        if (begun.isEmpty() && CollectSpecs.isOneTooMany(field, keys, at, before)) {
            return saying(progress.asked());
        }
        boolean whole = keys.end() == KeyInput.End.COMPLETE;
        CallSession past = whole ? with(progress.completed(at)) : this;
        KeyedEntry entry = KeyedEntry.read(field.type(), begun, keys, today);
        if (keys.keys().equals("0") && !whole && !(entry instanceof KeyedEntry.Filled)) {
            return follow('0');
        }
        return switch (entry) {
            case KeyedEntry.Filled(FieldValue value) ->
                    past.with(past.progress.filling(field.name(), value))
                            .next(form)
                            .filledBy(value, today);
            case KeyedEntry.Missing(String more) ->
                    new Turn( // the rest of an entry that a star began again; without a prompt
                            with(progress.begun(more)),
                            new Step.Ask(List.of(), CollectSpecs.rest(field, more.length())));
            case KeyedEntry.Unfinished(String more) when more.isEmpty() -> noinput();
            case KeyedEntry.Unfinished(String more) ->
                    more.length() > begun.length() && plan.unfinished().isPresent()
                            ? with(progress.begun(more)).goOn(field, more.length())
                            : nomatch(Malformation.TOO_SHORT);
            case KeyedEntry.Mistaken _ -> past.mistaken();
            case KeyedEntry.Malformed(Malformation how) -> past.nomatch(how);
        };
    }

    private Turn next(Form form) {
        int next = here().field() + 1;
        CallSession session =
                with(
                        state.at(new AtDialog(form.id(), next))
                                .withSlips(state.slips().atNextField())
                                .withPromptQueue(List.of()));
        return next < form.fields().size() ? session.ask() : session.submit(form);
    }

    /** A lone star: the question before, or the menu before. */
    private Turn back(Form form) {
        if (here().field() == 0) {
            return follow('*');
        }
        return onward().with(
                        state.at(new AtDialog(form.id(), here().field() - 1))
                                .withPromptQueue(List.of()))
                .ask();
    }

    /** A key of the menu, or one that works everywhere. */
    private Turn follow(char key) {
        Action choice = here().dialog() instanceof Menu menu ? menu.choices().get(key) : null;
        Action link = plan.links().get(key);
        String name = String.valueOf(key);
        if (choice != null) {
            return onward().take(here().transition(Cause.CHOICE, name, choice));
        }
        return link == null
                ? onward().nomatch(List.of()) // a key that the menu does not have
                : onward().take(here().transition(Cause.LINK, name, link));
    }

    private Turn noinput() {
        Slips slips = state.slips().withNoinput();
        return with(state.withSlips(slips)).take(here().noinput(slips));
    }

    /** What is wrong with a number is said where it is asked again. */
    private Turn nomatch(Malformation how) {
        return nomatch(
                Optional.ofNullable(here().fieldAsked().faults().get(how)).stream().toList());
    }

    private Turn nomatch(List<String> fault) {
        Slips slips = state.slips().withNomatch();
        Transition transition = here().nomatch(slips);
        boolean again = transition.target() instanceof Target.Reprompt;
        return with(state.withSlips(slips))
                .perform(transition.action(), again ? fault : List.of())
                .after(transition);
    }

    /** The number of another question was keyed. */
    private Turn mistaken() {
        Slips slips = state.slips().withMistaken();
        return with(state.withSlips(slips)).take(here().mistaken(slips));
    }

    Turn take(Transition transition) {
        return perform(transition.action(), List.of()).behind(state).after(transition);
    }

    /**
     * Performs an action.
     *
     * @param first texts that are said before its own
     */
    private Turn perform(Action written, List<String> first) {
        Action action = state.resuming(plan, written);
        CallSession session = action.language().map(l -> with(state.withLanguage(l))).orElse(this);
        List<QueuedPrompt> prompts =
                session.said(
                        Stream.of(state.toTell(plan, action, news), first, action.prompts())
                                .flatMap(List::stream)
                                .toList());
        return switch (action.target()) {
            case Target.Goto(String dialog) -> session.queueing(prompts).enter(dialog);
            case Target.Reprompt(Wording wording) -> session.reprompt(prompts, wording);
            case Target.Back _ -> session.goBack();
            case Target.Again _ -> session.ask();
            case Target.Refuse _ -> session.refuse(action.prompts());
            case Target.Transfer(String queue) -> session.transfer(prompts, plan.queue(queue));
            case Target.Disconnect _ -> new Turn(session, new Step.End(session.queued(prompts)));
        };
    }

    private CallSession queueing(List<QueuedPrompt> prompts) {
        return with(state.withPromptQueue(queued(prompts)));
    }

    /** What a transfer or a form that asked nothing has left to be said, and then this. */
    private List<QueuedPrompt> queued(List<QueuedPrompt> prompts) {
        boolean waits =
                switch (state.place()) {
                    case InQueue _ -> true;
                    case AtDialog _ -> here().isFilled();
                };
        List<QueuedPrompt> all = new ArrayList<>(waits ? state.promptQueue() : List.of());
        all.addAll(prompts);
        return all;
    }

    /** Begins a dialog afresh; what is queued plays with its first question. */
    Turn enter(String id) {
        Dialog dialog = plan.dialog(id);
        CallState next = state.beginning(plan, id, Slips.NONE).entering(plan, dialog);
        CallSession session = with(next).with(progress.emptied());
        return switch (dialog) {
            case Menu _ -> session.ask();
            case Form form when form.fields().isEmpty() -> session.submit(form);
            case Form _ -> session.ask();
        };
    }

    private Turn goBack() {
        return state.history()
                .before(state.dialog(), plan)
                .map(menu -> with(state.backTo(menu)).enter(menu))
                .orElseGet(this::ask);
    }

    private Turn refuse(List<String> why) {
        Form form = (Form) here().dialog();
        Slips slips = state.slips().withRefusal();
        Transition next = here().refusal(slips);
        return with(state.beginning(plan, form.id(), slips))
                .with(progress.emptied())
                .perform(next.action(), why)
                .after(next);
    }

    private Turn reprompt(List<QueuedPrompt> prompts, Wording wording) {
        List<QueuedPrompt> all = new ArrayList<>(prompts);
        all.addAll(said(here().texts(wording)));
        return saying(all);
    }

    private Turn transfer(List<QueuedPrompt> prompts, Queue queue) {
        List<QueuedPrompt> all = new ArrayList<>(prompts);
        all.addAll(said(List.of(queue.prompt())));
        CallState waiting =
                state.keeping(Set.of()).at(new InQueue(queue.name())).withPromptQueue(prompts);
        return new Turn(with(waiting), new Step.Transfer(all, queue.target(language())));
    }

    private Turn submit(Form form) {
        List<QueuedPrompt> sends = said(form.submit().sends());
        return new Turn(this, new Step.Submit(form.submit().service(), progress.filled(), sends));
    }

    private Turn ask() {
        return reprompt(state.promptQueue(), Wording.PROMPT);
    }

    private Turn saying(List<QueuedPrompt> prompts) {
        return new Turn(
                with(progress.asking(prompts)),
                new Step.Ask(prompts, CollectSpecs.of(here(), progress)));
    }

    /** The rest of an entry that a pause broke off. */
    private Turn goOn(Field field, int begun) {
        List<QueuedPrompt> prompts = said(plan.unfinished().stream().toList());
        return new Turn(this, new Step.Ask(prompts, CollectSpecs.goneOn(field, begun)));
    }

    private List<QueuedPrompt> said(List<String> texts) {
        return texts.stream()
                .map(text -> QueuedPrompt.of(text, state.values(), plan.slots().of(text)))
                .toList();
    }

    private Position here() {
        return new Position(plan, state.place());
    }

    CallSession with(CallState next) {
        return new CallSession(plan, today, news, next, progress);
    }

    private CallSession with(Progress next) {
        return new CallSession(plan, today, news, state, next);
    }

    /** Past the present entry: no keys of it are kept. */
    private CallSession onward() {
        return with(progress.begun(""));
    }
}
