package org.hotline12333.testline;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.hotline12333.background.PeriodicTask;
import org.hotline12333.channel.CallChannel;
import org.hotline12333.channel.TestLine;
import org.hotline12333.draft.Content;
import org.hotline12333.draft.OnNumber;
import org.hotline12333.draft.TestNumber;
import org.hotline12333.gate.Candidate;
import org.hotline12333.gate.Gate;
import org.hotline12333.gate.Made;
import org.hotline12333.gate.Trying;
import org.hotline12333.interpreter.Release;
import org.hotline12333.publishing.DraftSounds;
import org.hotline12333.publishing.DraftSounds.Brought;
import org.hotline12333.publishing.ProjectFolder;
import org.hotline12333.release.FolderPrint;
import org.hotline12333.simulator.testbed.DemoHotline;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.value.Sound;
import org.hotline12333.value.SoundId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes calls of testers' telephones to the draft on the test number. It looks each second which
 * one that is, whichever server it was put there on, makes it on what is published by then, and
 * brings its sounds to Asterisk. Safe for many threads.
 */
public final class DraftLine implements TestLine, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DraftLine.class);
    private static final Duration EVERY = Duration.ofSeconds(1);

    /** Others may be tried before it. */
    private static final Duration MAKING = Duration.ofSeconds(20);

    /** Letters of the name of a draft's folder. */
    private static final int NAME = 8;

    private final TestNumber number;
    private final Gate gate;
    private final ProjectFolder published;
    private final DraftSounds sounds;
    private final InstantSource clock;
    private final TestLine.Lent lent;
    private final Worlds worlds = new Worlds();
    private final PeriodicTask looks = new PeriodicTask("test-number", EVERY, this::turn);
    private volatile Now now = Now.OFF;

    /** What there is now, and for whom it was made. */
    private record Now(String name, Standing standing, Optional<Ready> ready) {
        static final Now OFF = new Now("", new Standing.Off(), Optional.empty());

        Now(String name, Standing standing) {
            this(name, standing, Optional.empty());
        }
    }

    /** A draft that can be heard. */
    private record Ready(OnNumber on, Release release, DraftClips clips) {}

    public DraftLine(
            TestNumber number,
            Gate gate,
            ProjectFolder published,
            TestLine.Lent lent,
            InstantSource clock) {
        this.number = number;
        this.gate = gate;
        this.published = published;
        this.sounds = published.draftSounds();
        this.lent = lent;
        this.clock = clock;
    }

    public void start() {
        lent.lend(this);
        looks.start();
    }

    /** How it stands with this draft, on this server. */
    public Standing standing(OnNumber on) {
        Now present = now;
        return present.name().equals(name(on)) ? present.standing() : new Standing.Making();
    }

    /** Calls come first wherever the system knows priorities. */
    @SuppressWarnings("ThreadPriorityCheck")
    private void turn() {
        Thread.currentThread().setPriority(Thread.MIN_PRIORITY);
        look();
    }

    void look() {
        try {
            number.present().ifPresentOrElse(this::keep, this::end);
        } catch (RecordStoreAwayException _) {
            LOG.debug("the store is away: the test number stays as it is"); // others say so
        }
    }

    private void end() {
        if (!now.equals(Now.OFF)) {
            now = Now.OFF;
            LOG.info("test number: empty");
            worlds.close();
        }
        sounds.keepOnly(Optional.empty());
    }

    private void keep(OnNumber on) {
        String name = name(on);
        if (!now.name().equals(name) || isToBeTriedAgain(now.standing(), name)) {
            Now made = made(on, name);
            open(made); // whoever is told that it can be heard is not told that all are busy
            if (!made.equals(now)) {
                now = made;
                LOG.info("test number: {}, {}", on.draft().id(), word(made.standing()));
            }
            sounds.keepOnly(Optional.of(name));
        }
        open(now);
    }

    private void open(Now made) {
        made.ready().ifPresent(ready -> worlds.open(ready.release()));
    }

    /** A new start of Asterisk takes its sounds away, and a right may be given meanwhile. */
    private boolean isToBeTriedAgain(Standing standing, String name) {
        return switch (standing) {
            case Standing.Off(), Standing.LeadsNoCalls(), Standing.Failed() -> false;
            case Standing.Making(), Standing.NoSounds _ -> true;
            case Standing.Heard() -> !sounds.has(name);
        };
    }

    private Now made(OnNumber on, String name) {
        Trying trying = gate.look(Candidate.of(on.draft()));
        Optional<Made> made = trying.made(MAKING);
        if (made.isEmpty()) {
            return new Now(
                    name,
                    trying.progress() instanceof Trying.Progress.Failed
                            ? new Standing.Failed()
                            : new Standing.Making());
        }
        return made.get()
                .release()
                .map(release -> brought(on, name, release, made.get()))
                .orElseGet(() -> new Now(name, new Standing.LeadsNoCalls()));
    }

    private Now brought(OnNumber on, String name, Release release, Made made) {
        return switch (sounds.bring(name, made.changes())) {
            case Brought.Done(var clips) ->
                    new Now(
                            name,
                            new Standing.Heard(),
                            Optional.of(new Ready(on, release, new DraftClips(name, clips))));
            case Brought.NoCopy none -> new Now(name, new Standing.NoSounds(none));
            case Brought.ReadOnly shut -> new Now(name, new Standing.NoSounds(shut));
        };
    }

    /** Other for each draft, each time it is put there, and each state of what is published. */
    private String name(OnNumber on) {
        String all =
                String.join(
                        " ",
                        on.draft().digest(),
                        on.since().toString(),
                        FolderPrint.of(published.home()).digest());
        return Content.of(all).digest().substring(0, NAME);
    }

    private static String word(Standing standing) {
        return switch (standing) {
            case Standing.Off() -> "off";
            case Standing.Making() -> "being made";
            case Standing.Heard() -> "can be heard";
            case Standing.LeadsNoCalls() -> "leads no calls";
            case Standing.Failed() -> "could not be made";
            case Standing.NoSounds(Brought why) -> "no sounds, " + why;
        };
    }

    @Override
    public Answer answer() {
        Optional<Ready> ready = now.ready().filter(each -> !each.on().isOver(clock.instant()));
        return ready.isEmpty()
                ? new Answer.Nothing()
                : worlds.take()
                        .<Answer>map(world -> new Answer.Taken(new Visit(world, ready.get())))
                        .orElseGet(Answer.Busy::new);
    }

    /** One tester who listens. */
    private final class Visit implements Trial {
        private final DemoHotline world;
        private final Ready ready;
        private boolean well = true;

        Visit(DemoHotline world, Ready ready) {
            this.world = world;
            this.ready = ready;
        }

        @Override
        public void run(CallChannel channel) {
            well = false;
            LOG.info(
                    "draft called: {}, call {}",
                    ready.on().draft().id(),
                    channel.facts().uniqueId());
            world.follow(ready.release());
            world.answer(new DraftChannel(channel, ready.clips()), clock.instant());
            well = true;
        }

        @Override
        public Sound stored(SoundId sound) {
            return world.sound(sound);
        }

        @Override
        public void close() {
            worlds.giveBack(world, well);
        }
    }

    /** Whoever calls afterwards hears that nothing is there. */
    @Override
    public void close() {
        lent.takeBack();
        looks.close();
        worlds.close();
    }
}
