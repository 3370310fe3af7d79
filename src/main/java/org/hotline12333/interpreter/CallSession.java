package org.hotline12333.interpreter;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.hotline12333.channel.Collection;
import org.hotline12333.channel.Keys;
import org.hotline12333.dialog.Action;
import org.hotline12333.dialog.Action.Target;
import org.hotline12333.dialog.Action.Wording;
import org.hotline12333.dialog.Dialog;
import org.hotline12333.dialog.Dialog.Field;
import org.hotline12333.dialog.Dialog.Form;
import org.hotline12333.dialog.Dialog.Menu;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Question;
import org.hotline12333.dialog.Queue;
import org.hotline12333.dialog.Way;
import org.hotline12333.dialog.Way.Cause;
import org.hotline12333.interpreter.CallState.Place.AtDialog;
import org.hotline12333.interpreter.CallState.Place.InQueue;
import org.hotline12333.interpreter.CallState.Slips;
import org.hotline12333.prompt.Language;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of a call: tells the next {@link Step} and takes what came of it. Does no I/O,
 * knows no clock, and is immutable: each answer gives a new session.
 */
final class CallSession {
    private final Dialplan plan;
    private final LocalDate today;
    private final CallState state;
    private final Progress progress;

    private CallSession(Dialplan plan, LocalDate today, CallState state, Progress progress) {
        this.plan = plan;
        this.today = today;
        this.state = state;
        this.progress = progress;
    }

    /** A call that begins, or begins anew, by somebody who may be known already. */
    static Turn begin(Dialplan plan, LocalDate today, Service.@Nullable Caller caller) {
        CallState state =
                CallState.begin(
                        plan.digest(), new AtDialog(plan.start(), 0), plan.language(), caller);
        return new CallSession(plan, today, state, Progress.NONE).enter(plan.start());
    }

    /**
     * A call that comes back: from a queue where nobody answered, or from a server that is gone;
     * there, the caller hears of it unless the server meant to leave, and a form begins anew, for
     * what was keyed was nowhere kept. In another dialplan than its own it goes on without what its
     * last answer said; what that dialplan does not have begins anew, but who calls stays known.
     */
    static Turn resume(Dialplan plan, LocalDate today, CallState saved) {
        CallState state = plan.digest().equals(saved.digest()) ? saved : saved.ledBy(plan.digest());
        CallSession session = new CallSession(plan, today, state, Progress.NONE);
        return switch (state.place()) {
            case InQueue(String queue) when plan.queues().containsKey(queue) ->
                    session.take(Way.absent(plan.queue(queue)));
            case InQueue _ -> session.enter(plan.start());
            case AtDialog(String dialog, int _) ->
                    session.in(state.resumed(plan.interrupted()))
                            .enter(plan.dialogs().containsKey(dialog) ? dialog : plan.start());
        };
    }

    CallState state() {
        return state;
    }

    Language language() {
        return state.language();
    }

    /** The place, for the log: dialog, or dialog and field. */
    String place() {
        return switch (state.place()) {
            case InQueue(String queue) -> "queue " + queue;
            case AtDialog(String dialog, int field) ->
                    plan.dialog(dialog) instanceof Form form && field < form.fields().size()
                            ? dialog + "/" + form.fields().get(field).name()
                            : dialog;
        };
    }

    /**
     * The caller has answered the question, or not.
     *
     * @param at when, on the call's clock
     */
    Turn answer(Keys keys, Duration at) {
        if (keys.isEmpty() && progress.begun().isEmpty()) {
            return switch (keys.end()) {
                case TERMCHAR ->
                        progress.trails(at) ? onward().saying(progress.asked()) : follow('#');
                case TIMEOUT, COMPLETE -> onward().noinput();
            };
        }
        return switch (dialog()) {
            case Menu _ -> follow(keys.keys().charAt(0));
            case Form form -> fill(form, keys, at);
        };
    }

    /** The service has answered. */
    Turn outcome(Service.Result result) {
        Form form = (Form) dialog();
        Action action = form.submit().outcomes().get(result.outcome());
        if (action == null) {
            throw new IllegalStateException(
                    form.submit().service() + " gave the outcome " + result.outcome());
        }
        CallState next = state.filled(result.slots());
        return in(result.caller().map(next::knowing).orElse(next))
                .take(way(Cause.OUTCOME, result.outcome(), action));
    }

    /** The service has failed. */
    Turn failed() {
        return take(way(Cause.ERROR, "", plan.error()));
    }

    /** The call has used up its steps or minutes. */
    Turn exhausted() {
        return take(Way.limit(plan.limit()));
    }

    /**
     * Nobody is there to take the transfer that was the last step: why it was one is still said.
     */
    Turn absent() {
        if (state.place() instanceof InQueue(String queue)) {
            return take(Way.absent(plan.queue(queue)));
        }
        throw new IllegalStateException("no transfer under way");
    }

    private Turn fill(Form form, Keys keys, Duration at) {
        Field field = form.fields().get(field());
        String entry = progress.begun() + keys.keys();
        if (entry.equals("*")) {
            return back(form);
        }
        if (entry.equals("0") && keys.end() == Keys.End.TERMCHAR) {
            return follow('0');
        }
        Duration completed = keys.end() == Keys.End.COMPLETE ? at : null;
        CallSession past = with(progress.past(completed));
        return switch (Entry.read(field.type(), entry, keys.end(), today)) {
            case Entry.Filled(FieldValue value) ->
                    with(progress.filling(field.name(), value, completed)).next(form);
            case Entry.Missing(String begun) ->
                    with(progress.begun(begun)).askForMore(field, begun.length());
            case Entry.Mistaken _ ->
                    field.mistaken()
                            .map(action -> past.take(way(Cause.MISTAKEN, "", action)))
                            .orElseGet(past::nomatch);
            case Entry.Malformed _ -> past.nomatch();
        };
    }

    private Turn next(Form form) {
        int next = field() + 1;
        CallSession session =
                in(
                        state.at(new AtDialog(form.id(), next))
                                .slipping(state.slips().atNextField())
                                .led(List.of()));
        return next < form.fields().size() ? session.ask() : session.submit(form);
    }

    /** A lone star: the question before, or the menu before. */
    private Turn back(Form form) {
        if (field() == 0) {
            return follow('*');
        }
        return onward().in(state.at(new AtDialog(form.id(), field() - 1)).led(List.of())).ask();
    }

    /** A key of the menu, or one that works everywhere. */
    private Turn follow(char key) {
        Action choice = dialog() instanceof Menu menu ? menu.choices().get(key) : null;
        Action link = plan.links().get(key);
        String name = String.valueOf(key);
        if (choice != null) {
            return onward().take(way(Cause.CHOICE, name, choice));
        }
        return link == null ? onward().nomatch() : onward().take(way(Cause.LINK, name, link));
    }

    private Turn noinput() {
        Slips slips = state.slips().withNoinput();
        Way way = rung(Cause.NOINPUT, question().noinput(), slips.noinput());
        return in(state.slipping(slips)).take(way);
    }

    private Turn nomatch() {
        Slips slips = state.slips().withNomatch();
        Way way = rung(Cause.NOMATCH, question().nomatch(), slips.nomatch());
        return in(state.slipping(slips)).take(way);
    }

    private Way rung(Cause cause, List<Action> ladder, int count) {
        int step = Math.min(count, ladder.size());
        return way(cause, String.valueOf(step), ladder.get(step - 1));
    }

    /** A way from where the call stands. */
    private Way way(Cause cause, String name, Action action) {
        String field =
                dialog() instanceof Form form && field() < form.fields().size()
                        ? fieldAsked().name()
                        : "";
        return new Way(at().dialog(), field, cause, name, action);
    }

    private Turn take(Way way) {
        return perform(way.action()).by(way);
    }

    private Turn perform(Action action) {
        CallSession session = action.language().map(l -> in(state.speaking(l))).orElse(this);
        List<Said> prompts = session.said(action.prompts());
        return switch (action.target()) {
            case Target.Goto(String dialog) -> session.leading(prompts).enter(dialog);
            case Target.Reprompt(Wording wording) -> session.reprompt(prompts, wording);
            case Target.Back _ -> session.goBack();
            case Target.Again _ -> session.ask();
            case Target.Refuse _ -> session.refuse();
            case Target.Transfer(String queue) -> session.transfer(prompts, plan.queue(queue));
            case Target.Disconnect _ -> new Turn(session, new Step.End(session.led(prompts)));
        };
    }

    private CallSession leading(List<Said> prompts) {
        return in(state.led(led(prompts)));
    }

    /** What a transfer or a form that asked nothing has left to be said, and then this. */
    private List<Said> led(List<Said> prompts) {
        boolean waits =
                switch (state.place()) {
                    case InQueue _ -> true;
                    case AtDialog(String here, int field) ->
                            plan.dialog(here) instanceof Form form && field == form.fields().size();
                };
        List<Said> all = new ArrayList<>(waits ? state.lead() : List.of());
        all.addAll(prompts);
        return all;
    }

    /** Begins a dialog afresh; what is queued plays with its first question. */
    private Turn enter(String id) {
        Dialog dialog = plan.dialog(id);
        CallState next =
                lasting()
                        .at(new AtDialog(id, 0))
                        .slipping(Slips.NONE)
                        .through(dialog instanceof Menu menu ? trailTo(menu) : state.trail());
        CallSession session = in(next).with(progress.emptied());
        return switch (dialog) {
            case Menu _ -> session.ask();
            case Form form when form.fields().isEmpty() -> session.submit(form);
            case Form _ -> session.ask();
        };
    }

    /** A menu without a prompt of its own is no place to come back to. */
    private Trail trailTo(Menu menu) {
        return menu.question().prompt().isEmpty() ? state.trail() : state.trail().to(menu.id());
    }

    private Turn goBack() {
        return state.trail()
                .before(state.place() instanceof AtDialog(String here, int _) ? here : "")
                .map(in(state.led(List.of()))::enter)
                .orElseGet(this::ask);
    }

    private Turn refuse() {
        Form form = (Form) dialog();
        Slips slips = state.slips().withRefusal();
        return in(lasting().at(new AtDialog(form.id(), 0)).slipping(slips))
                .with(progress.emptied())
                .take(rung(Cause.REFUSAL, form.submit().refusals(), slips.refusals()));
    }

    private Turn reprompt(List<Said> prompts, Wording wording) {
        List<Said> all = new ArrayList<>(prompts);
        all.addAll(question(wording));
        return saying(all);
    }

    private Turn transfer(List<Said> prompts, Queue queue) {
        List<Said> all = new ArrayList<>(prompts);
        all.addAll(said(List.of(queue.prompt())));
        CallSession waiting = in(lasting().at(new InQueue(queue.name())).led(prompts));
        return new Turn(waiting, new Step.Transfer(all, queue.target()));
    }

    private Turn submit(Form form) {
        return new Turn(this, new Step.Submit(form.submit().service(), progress.filled()));
    }

    private Turn ask() {
        List<Said> prompts = new ArrayList<>(state.lead());
        prompts.addAll(question(Wording.PROMPT));
        return saying(prompts);
    }

    private Turn saying(List<Said> prompts) {
        return new Turn(with(progress.asking(prompts)), new Step.Ask(prompts, collection()));
    }

    /** The rest of an entry that a star began again; without a prompt. */
    private Turn askForMore(Field field, int begun) {
        return new Turn(this, new Step.Ask(List.of(), Entries.rest(field, begun)));
    }

    private Collection collection() {
        return switch (dialog()) {
            case Menu menu -> Entries.choice(menu.question());
            case Form _ -> Entries.whole(fieldAsked());
        };
    }

    private List<Said> question(Wording wording) {
        Question question = question();
        return said(
                switch (wording) {
                    case PROMPT -> question.prompt();
                    case BRIEF -> question.brief();
                    case HELP -> question.help();
                });
    }

    private List<Said> said(List<String> texts) {
        return texts.stream()
                .map(text -> Said.of(text, state.values(), plan.slots().of(text)))
                .toList();
    }

    /** An answer is over: what of it is still to be said is in the lead. */
    private CallState lasting() {
        return state.keeping(plan.slots().lasting());
    }

    private Question question() {
        return switch (dialog()) {
            case Menu menu -> menu.question();
            case Form _ -> fieldAsked().question();
        };
    }

    private Field fieldAsked() {
        return ((Form) dialog()).fields().get(field());
    }

    private Dialog dialog() {
        return plan.dialog(at().dialog());
    }

    private int field() {
        return at().field();
    }

    private AtDialog at() {
        if (state.place() instanceof AtDialog at) {
            return at;
        }
        throw new IllegalStateException("the caller waits in a queue, not at a question");
    }

    private CallSession in(CallState next) {
        return new CallSession(plan, today, next, progress);
    }

    private CallSession with(Progress next) {
        return new CallSession(plan, today, state, next);
    }

    /** Past the present entry: no keys are kept, and a later termchar trails nothing. */
    private CallSession onward() {
        return with(progress.begun(""));
    }
}
