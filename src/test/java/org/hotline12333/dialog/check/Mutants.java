package org.hotline12333.dialog.check;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hotline12333.authoring.Problem;
import org.hotline12333.dialog.Action;
import org.hotline12333.dialog.Action.Target;
import org.hotline12333.dialog.Dialog;
import org.hotline12333.dialog.Dialog.Field;
import org.hotline12333.dialog.Dialog.Form;
import org.hotline12333.dialog.Dialog.Menu;
import org.hotline12333.dialog.Dialog.Submit;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Question;
import org.hotline12333.dialog.Questions;
import org.hotline12333.dialog.Queue;
import org.hotline12333.dialog.Sources;
import org.hotline12333.dialog.TestQueues;
import org.hotline12333.dialog.Texts;
import org.hotline12333.dialog.Transition;
import org.hotline12333.dialog.reading.DialplanReader;
import org.hotline12333.dialog.reading.UncheckedDialplan;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Malformation;

/**
 * A dialplan changed in one place each, as a slip of its author would. What can make no difference
 * to any call is left out: a step of a ladder that no call reaches, the last step doubled, since it
 * repeats anyway, and the time between the digits of a menu's single key.
 */
public final class Mutants {
    private final Dialplan plan;
    private final Set<String> possible;
    private final List<Mutant> mutants = new ArrayList<>();

    private Mutants(Dialplan plan) {
        this.plan = plan;
        possible = plan.transitions().stream().map(Transition::id).collect(Collectors.toSet());
    }

    /**
     * A dialplan with one change.
     *
     * @param what was changed, in words; unique
     * @param dialog where; empty where it holds everywhere
     */
    public record Mutant(String what, String dialog, Dialplan plan) {
        /** What the checker finds, were it written so in this folder. */
        public List<String> problems(Path folder, Collection<Contract> services, Texts texts) {
            UncheckedDialplan written = DialplanReader.read(folder, plan.topicMenus().topics());
            UncheckedDialplan unchecked =
                    new UncheckedDialplan(
                            written.digest(),
                            written.start(),
                            written.language(),
                            written.limits(),
                            written.defaults(),
                            written.fieldDefaults(),
                            written.faults(),
                            plan.links(),
                            Optional.of(plan.error()),
                            Optional.of(plan.limit()),
                            plan.filler(),
                            plan.unfinished(),
                            plan.interrupted(),
                            plan.queues(),
                            plan.dialogs(),
                            written.topicMenus(),
                            written.faulty(),
                            written.whole(),
                            written.problems());
            return Checker.check(unchecked, services, ShippedDialplanTest.HOURS, texts).stream()
                    .map(Problem::message)
                    .toList();
        }
    }

    public static List<Mutant> of(Dialplan plan) {
        Mutants all = new Mutants(plan.writtenIn(Sources.NONE)); // which does nothing
        plan.dialogs().values().stream()
                .filter(dialog -> !dialog.id().contains(".")) // what topics make nobody writes
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .forEach(all::dialog);
        all.everywhere();
        return all.mutants;
    }

    private void dialog(Dialog dialog) {
        switch (dialog) {
            case Menu(var id, var question, var choices, var end) -> {
                actions(id + " key ", choices, next -> put(new Menu(id, question, next, end)), id);
                swapped(
                        id + " keys ",
                        choices,
                        (_, other) -> other,
                        next -> put(new Menu(id, question, next, end)),
                        id);
                question(id, question, false, next -> put(new Menu(id, next, choices, end)));
            }
            case Form form -> {
                submit(form);
                form.fields().forEach(field -> field(form, field));
            }
        }
    }

    private void submit(Form form) {
        Submit submit = form.submit();
        Function<Map<String, Action>, Dialplan> with =
                next -> put(with(form, new Submit(submit.service(), next, submit.refusals())));
        actions(form.id() + " outcome ", submit.outcomes(), with, form.id());
        swapped(
                form.id() + " targets of outcomes ",
                submit.outcomes(),
                (mine, other) -> new Action(mine.prompts(), mine.language(), other.target()),
                with,
                form.id());
        swapped(
                form.id() + " prompts of outcomes ",
                submit.outcomes(),
                (mine, other) -> new Action(other.prompts(), mine.language(), mine.target()),
                with,
                form.id());
        ladder(
                form.id() + " refusal ",
                submit.refusals(),
                next -> put(with(form, new Submit(submit.service(), submit.outcomes(), next))),
                form.id());
    }

    private void field(Form form, Field field) {
        Function<Field, Dialplan> with =
                next ->
                        put(
                                new Form(
                                        form.id(),
                                        form.fields().stream()
                                                .map(each -> each.equals(field) ? next : each)
                                                .toList(),
                                        form.submit()));
        String place = form.id() + "/" + field.name();
        question(
                place,
                field.question(),
                true,
                next -> with.apply(with(field, next, field.mistaken(), field.faults())));
        ladder(
                place + " mistaken ",
                field.mistaken(),
                next -> with.apply(with(field, field.question(), next, field.faults())),
                form.id());
        field.faults()
                .forEach((how, text) -> {
                    Map<Malformation, String> others = new HashMap<>(field.faults());
                    others.remove(how);
                    add(
                            place + " " + how.word() + " without " + text,
                            form.id(),
                            with.apply(with(field, field.question(), field.mistaken(), others)));
                });
    }

    private static Field with(
            Field field,
            Question question,
            List<Action> mistaken,
            Map<Malformation, String> faults) {
        return new Field(field.name(), field.type(), question, mistaken, faults, field.recording());
    }

    private void everywhere() {
        actions("link ", plan.links(), next -> whole(next, plan.error(), plan.limit()), "");
        action("error", plan.error(), next -> whole(plan.links(), next, plan.limit()), "");
        action("limit", plan.limit(), next -> whole(plan.links(), plan.error(), next), "");
        add("without unfinished", "", withoutUnfinished());
        plan.queues()
                .forEach((name, queue) ->
                        action(
                                "queue " + name + " absent",
                                queue.absent(),
                                next -> absent(queue, next),
                                ""));
    }

    private void question(
            String place, Question asked, boolean field, Function<Question, Dialplan> with) {
        String id = place.replaceFirst("/.*", "");
        prompts(place + " prompt", asked.prompt(), p -> with.apply(Questions.prompt(asked, p)), id);
        prompts(place + " brief", asked.brief(), p -> with.apply(Questions.brief(asked, p)), id);
        prompts(place + " help", asked.help(), p -> with.apply(Questions.help(asked, p)), id);
        add(place + " bargein flipped", id, with.apply(Questions.bargeinFlipped(asked)));
        List<UnaryOperator<Duration>> changes =
                List.of(t -> t.dividedBy(2), t -> t.multipliedBy(2));
        for (int i = 0; i < 2; i++) {
            String change = i == 0 ? " halved" : " doubled";
            UnaryOperator<Duration> by = changes.get(i);
            add(place + " timeout" + change, id, with.apply(Questions.timeout(asked, by)));
            if (field) {
                Dialplan other = with.apply(Questions.interdigitTimeout(asked, by));
                add(place + " interdigittimeout" + change, id, other);
            }
        }
        ladder(
                place + " noinput ",
                asked.noinput(),
                l -> with.apply(Questions.noinput(asked, l)),
                id);
        ladder(
                place + " nomatch ",
                asked.nomatch(),
                l -> with.apply(Questions.nomatch(asked, l)),
                id);
    }

    /** Steps that no call reaches cannot be missed. */
    private void ladder(
            String name,
            List<Action> ladder,
            Function<List<Action>, Dialplan> with,
            String dialog) {
        for (int i = 0; i < ladder.size(); i++) {
            int at = i;
            String step = name + (i + 1);
            if (!possible.contains(step)) {
                return;
            }
            action(
                    step,
                    ladder.get(i),
                    next -> with.apply(Edited.list(ladder, at, List.of(next))),
                    dialog);
            if (ladder.size() > 1) {
                add(step + " dropped", dialog, with.apply(Edited.list(ladder, i, List.of())));
            }
            if (i < ladder.size() - 1) {
                List<Action> twice = List.of(ladder.get(i), ladder.get(i));
                add(step + " doubled", dialog, with.apply(Edited.list(ladder, i, twice)));
            }
        }
    }

    private <K> void actions(
            String name,
            Map<K, Action> actions,
            Function<Map<K, Action>, Dialplan> with,
            String dialog) {
        actions.forEach((key, action) ->
                action(
                        name + key,
                        action,
                        next -> with.apply(Edited.map(actions, key, next)),
                        dialog));
    }

    private void action(
            String name, Action action, Function<Action, Dialplan> with, String dialog) {
        prompts(
                name,
                action.prompts(),
                next -> with.apply(new Action(next, action.language(), action.target())),
                dialog);
        if (action.language().isPresent()) {
            Action silent = new Action(action.prompts(), Optional.empty(), action.target());
            add(name + " without its language", dialog, with.apply(silent));
        }
        Optional<Target> other =
                switch (action.target()) {
                    case Target.Again _ -> Optional.of(new Target.Back());
                    case Target.Back _ -> Optional.of(new Target.Again());
                    case Target.Goto _,
                            Target.Reprompt _,
                            Target.Refuse _,
                            Target.Transfer _,
                            Target.Disconnect _ ->
                            Optional.empty();
                };
        other.ifPresent(target ->
                add(
                        name + " again and back exchanged",
                        dialog,
                        with.apply(new Action(action.prompts(), action.language(), target))));
    }

    private void prompts(
            String name,
            List<String> prompts,
            Function<List<String>, Dialplan> with,
            String dialog) {
        for (int i = 0; i < prompts.size(); i++) {
            add(
                    name + " without " + prompts.get(i),
                    dialog,
                    with.apply(Edited.list(prompts, i, List.of())));
        }
    }

    /** Each two of them with something exchanged. */
    private <K extends Comparable<K>> void swapped(
            String name,
            Map<K, Action> actions,
            BiFunction<Action, Action, Action> swap,
            Function<Map<K, Action>, Dialplan> with,
            String dialog) {
        List<K> keys = actions.keySet().stream().sorted().toList();
        for (K a : keys) {
            for (K b : keys.subList(keys.indexOf(a) + 1, keys.size())) {
                Action first = actions.get(a);
                Action second = actions.get(b);
                Map<K, Action> next =
                        Edited.map(
                                Edited.map(actions, a, swap.apply(first, second)),
                                b,
                                swap.apply(second, first));
                add(name + a + " and " + b + " swapped", dialog, with.apply(next));
            }
        }
    }

    private void add(String what, String dialog, Dialplan mutant) {
        if (!mutant.equals(plan)) {
            mutants.add(new Mutant(what, dialog, mutant));
        }
    }

    private static Form with(Form form, Submit submit) {
        return new Form(form.id(), form.fields(), submit);
    }

    private Dialplan put(Dialog dialog) {
        Map<String, Dialog> dialogs = new HashMap<>(plan.dialogs());
        dialogs.put(dialog.id(), dialog);
        return with(
                plan.links(),
                plan.error(),
                plan.limit(),
                plan.unfinished(),
                plan.queues(),
                dialogs);
    }

    private Dialplan whole(Map<Character, Action> links, Action error, Action limit) {
        return with(links, error, limit, plan.unfinished(), plan.queues(), plan.dialogs());
    }

    private Dialplan withoutUnfinished() {
        return with(
                plan.links(),
                plan.error(),
                plan.limit(),
                Optional.empty(),
                plan.queues(),
                plan.dialogs());
    }

    private Dialplan absent(Queue queue, Action absent) {
        Map<String, Queue> queues = new HashMap<>(plan.queues());
        queues.put(queue.name(), TestQueues.absent(queue, absent));
        return with(
                plan.links(),
                plan.error(),
                plan.limit(),
                plan.unfinished(),
                queues,
                plan.dialogs());
    }

    private Dialplan with(
            Map<Character, Action> links,
            Action error,
            Action limit,
            Optional<String> unfinished,
            Map<String, Queue> queues,
            Map<String, Dialog> dialogs) {
        return new Dialplan(
                plan.digest(),
                plan.start(),
                plan.language(),
                links,
                error,
                limit,
                plan.filler(),
                unfinished,
                plan.interrupted(),
                queues,
                dialogs,
                plan.slots(),
                plan.topicMenus());
    }
}
