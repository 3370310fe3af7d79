package org.hotline12333.fastagi;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.hotline12333.background.RateLimitedLog;
import org.hotline12333.channel.CallChannel;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.channel.ClipMissingException;
import org.hotline12333.channel.CollectSpec;
import org.hotline12333.channel.DisconnectException;
import org.hotline12333.channel.HeldFault;
import org.hotline12333.channel.KeyInput;
import org.hotline12333.channel.Passage;
import org.hotline12333.channel.QueuePlace;
import org.hotline12333.channel.RecordSpec;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Utterance;
import org.hotline12333.value.Sound;
import org.hotline12333.value.SoundId;

/**
 * A caller behind an Asterisk. One utterance is one command, so that no key is lost between its
 * clips. Menus are read with {@code EXEC Read}, which has both timers; numbers with {@code GET
 * DATA}, of which Asterisk logs nothing.
 */
final class FastAgiChannel implements CallChannel {
    private static final String KEY = "HOTLINE_KEY";
    private static final String STATE = "HOTLINE_STATE";
    private static final String RESULT = "HOTLINE_RESULT";

    /** Until it hears from its server, the exchange's dialplan waits no longer than this says. */
    private static final String FIRST_WORD = "TIMEOUT(absolute)";

    /** Where Asterisk gives a key's code, and none was pressed. */
    private static final char NO_KEY = 0;

    /** A server that is to end is not held up by who rests. */
    private static final Duration LOOK_UP = Duration.ofMillis(250);

    private final Asterisk asterisk;
    private final Queues queues;
    private final CallFacts facts;
    private final BooleanSupplier leaving;
    private final FetchAudio fetchAudio;
    private final RateLimitedLog warnings;
    private final boolean recorded;
    private final CallRecording recording;
    private final CallSound sound;
    private final HeldFault fault = new HeldFault();
    private final long opened = System.nanoTime();
    private Duration response = Duration.ZERO;
    private Optional<KeyInput> typedAhead = Optional.empty();
    private String spoken;

    /**
     * A channel that Asterisk has brought.
     *
     * @param language in which Asterisk speaks to the caller so far
     */
    FastAgiChannel(
            Asterisk asterisk,
            CallFacts facts,
            String language,
            BooleanSupplier leaving,
            FetchAudio fetchAudio,
            RateLimitedLog warnings,
            boolean recorded,
            CallSound sound) {
        this.asterisk = asterisk;
        queues = new Queues(asterisk, facts);
        this.facts = facts;
        this.spoken = language;
        this.leaving = leaving;
        this.fetchAudio = fetchAudio;
        this.warnings = warnings;
        this.recorded = recorded;
        this.sound = sound;
        recording = new CallRecording(asterisk, facts.uniqueId(), warnings);
    }

    @Override
    public CallFacts facts() {
        return facts;
    }

    @Override
    public Duration clock() {
        return Duration.ofNanos(System.nanoTime() - opened);
    }

    @Override
    public void answer() {
        if (asterisk.send(Command.of("ANSWER")).isGone()) {
            throw new DisconnectException();
        }
    }

    @Override
    public void pause(Duration silence) {
        Reply reply =
                asterisk.send(Command.of("WAIT FOR DIGIT", Long.toString(silence.toMillis())));
        if (reply.isGone()) {
            throw new DisconnectException();
        }
        typedAhead = pressed(reply.key());
    }

    @Override
    public void speaks(Language language) {
        if (!language.code().equals(spoken)) {
            asterisk.set("CHANNEL(language)", language.code());
            spoken = language.code();
        }
    }

    @Override
    public void say(Utterance said) {
        fault.release();
        Utterance utterance = sound.ofThisCall(said);
        typedAhead = Optional.empty();
        List<String> parts =
                utterance.hasFigures()
                        ? utterance.clips().stream()
                                .map(clip -> Playlist.FOLDER + clip.id())
                                .toList()
                        : Playlist.of(utterance.clips());
        for (String files : parts) {
            Optional<SoundId> voice = Playlist.stored(files);
            if (voice.isPresent()) {
                sound.play(voice.get());
                continue;
            }
            asterisk.exec("Playback", files);
            if (hasFailed("PLAYBACKSTATUS")) {
                ClipMissingException missing = missing("one of " + files);
                if (utterance.hasFigures()) {
                    throw missing;
                }
            }
        }
    }

    /** Asterisk leaves out what is missing, and tells only when asked. */
    private boolean hasFailed(String status) {
        return asterisk.get(status).equals("FAILED");
    }

    @Override
    public Sound record(RecordSpec how) {
        fault.release();
        typedAhead = Optional.empty();
        return sound.record(how);
    }

    @Override
    public <T> T during(Supplier<T> work, Duration silence, Supplier<Utterance> filler) {
        fault.release();
        FetchAudio.Wait wait = fetchAudio.begin(silence, () -> fill(filler.get()));
        return fault.after(work, wait::end);
    }

    /** Tells whether no key was pressed; one that was is kept for what is collected next. */
    private boolean fill(Utterance filler) {
        if (typedAhead.isEmpty()) {
            typedAhead = background(Playlist.of(sound.ofThisCall(filler).clips()), false);
        }
        return typedAhead.isEmpty();
    }

    /** What was keyed before the last of the files, which is left to be played. */
    private Optional<KeyInput> early(List<String> files, boolean whole) {
        Optional<KeyInput> before = typedAhead;
        typedAhead = Optional.empty();
        return before.isPresent() || files.size() < 2
                ? before
                : background(files.subList(0, files.size() - 1), whole);
    }

    @Override
    public KeyInput collect(Utterance asked, CollectSpec how) {
        fault.release();
        Utterance prompt = sound.ofThisCall(asked);
        if (!how.bargein() && !prompt.isSilent()) {
            say(prompt);
            asterisk.exec("Wait", seconds(CollectSpec.FLUSH)); // discards keys
            return collect(Utterance.SILENCE, how);
        }
        if (how.secret() && recorded) {
            return recording.without(() -> entry(prompt, how));
        }
        return how.maxLength() == 1 && !how.secret() ? menuKey(prompt, how) : entry(prompt, how);
    }

    /** One key; Read takes the last of the files, so that no gap is between it and the waiting. */
    private KeyInput menuKey(Utterance prompt, CollectSpec how) {
        List<String> files =
                Playlist.asked(
                        prompt.hasFigures()
                                ? Playlist.lastApart(prompt)
                                : Playlist.of(prompt.clips()));
        Optional<KeyInput> early = early(files, prompt.hasFigures());
        if (early.isPresent()) {
            return early.get();
        }
        if (!how.timeout().equals(response)) {
            asterisk.set("TIMEOUT(response)", seconds(how.timeout()));
            response = how.timeout();
        }
        String last = files.isEmpty() ? "" : files.getLast();
        asterisk.exec("Read", KEY + "," + last + ",1,,1");
        return read(asterisk.evaluate("${" + KEY + "}/${READSTATUS}"), last);
    }

    private KeyInput read(String valueAndStatus, String files) {
        int slash = valueAndStatus.lastIndexOf('/');
        String key = valueAndStatus.substring(0, Math.max(0, slash)).toUpperCase(Locale.ROOT);
        if (!Reply.isKeys(key, 1)) {
            throw notAskedFor();
        }
        return switch (valueAndStatus.substring(slash + 1)) {
            case "OK" ->
                    new KeyInput(
                            key, key.isEmpty() ? KeyInput.End.TERMCHAR : KeyInput.End.COMPLETE);
            case "TIMEOUT" -> new KeyInput("", KeyInput.End.TIMEOUT);
            case "HANGUP" -> throw new DisconnectException();
            default -> throw missing(files.substring(files.lastIndexOf('&') + 1));
        };
    }

    /**
     * A number: the first key has a timer of its own, and may end the entry at once. A command has
     * one timer, so that each key behind which another one is waited for less long takes its own.
     */
    private KeyInput entry(Utterance prompt, CollectSpec how) {
        Duration asked = clock();
        KeyInput keys = firstKey(prompt, how);
        Duration begun = clock().minus(asked);
        if (keys.isEmpty() || (how.starEnds() && keys.keys().equals("*"))) {
            return keys;
        }
        while (keys.end() == KeyInput.End.COMPLETE && keys.keys().length() < how.maxLength()) {
            Duration pause = how.pauseAfter(keys.keys(), begun);
            boolean last = pause.equals(how.interdigitTimeout());
            KeyInput more = data("", pause, last ? how.maxLength() - keys.keys().length() : 1);
            keys = new KeyInput(keys.keys() + more.keys(), more.end());
        }
        return keys;
    }

    /** The question itself, which comes last, is played by what tells whether it was. */
    private KeyInput firstKey(Utterance prompt, CollectSpec how) {
        List<String> files = Playlist.asked(Playlist.lastApart(prompt));
        Optional<KeyInput> early = early(files, prompt.hasFigures());
        if (early.isPresent()) {
            return early.get();
        }
        return data(files.isEmpty() ? "" : files.getLast(), how.timeout(), 1);
    }

    private KeyInput data(String file, Duration timeout, int maxLength) {
        Reply reply =
                asterisk.send(
                        Command.of(
                                "GET DATA",
                                file,
                                Long.toString(timeout.toMillis()),
                                Integer.toString(maxLength)));
        if (reply.isGone()) {
            throw goneOrMissing(file);
        }
        if (!reply.isKeys(maxLength)) {
            throw notAskedFor();
        }
        return reply.keys(maxLength);
    }

    /** What goes further may be counted, compared and, for a menu, logged. */
    private static AsteriskFaultException notAskedFor() {
        return new AsteriskFaultException(
                "keys not asked for", "Asterisk gave more than the keys of an entry");
    }

    /**
     * Plays until a key, which is the answer's first. Asterisk ends it at what is missing.
     *
     * @param whole whether all of it has to be played
     */
    private Optional<KeyInput> background(List<String> files, boolean whole) {
        for (String each : files) {
            Optional<SoundId> voice = Playlist.stored(each);
            Optional<KeyInput> key =
                    voice.isPresent()
                            ? pressed(sound.play(voice.get()).orElse(NO_KEY))
                            : pressed(asterisk.exec("Background", each).key());
            if (key.isPresent()) {
                return key;
            }
            if (voice.isEmpty() && whole && hasFailed("BACKGROUNDSTATUS")) {
                throw missing("one of " + each);
            }
        }
        return Optional.empty();
    }

    /** A key that Asterisk gave on its own, or none. */
    private static Optional<KeyInput> pressed(char key) {
        return switch (key) {
            case NO_KEY -> Optional.empty();
            case '#' -> Optional.of(new KeyInput("", KeyInput.End.TERMCHAR));
            default -> Optional.of(new KeyInput(String.valueOf(key), KeyInput.End.COMPLETE));
        };
    }

    /** Asterisk says -1 for both; a dead channel has no status. */
    private RuntimeException goneOrMissing(String file) {
        asterisk.send(Command.of("CHANNEL STATUS"));
        return missing(file);
    }

    private ClipMissingException missing(String files) {
        String clips = files.replace(Playlist.FOLDER, "");
        warnings.about("clip missing", "Asterisk has no " + clips + ", call " + facts.uniqueId());
        return new ClipMissingException(clips);
    }

    @Override
    public boolean isServed(String queue) {
        return queues.isServed(queue);
    }

    @Override
    public QueuePlace placeIn(String queue) {
        return queues.place(queue);
    }

    @Override
    public boolean hasPlaceIn(String queue) {
        return queues.hasPlace(queue);
    }

    @Override
    public void giveUpPlace() {
        queues.giveUp();
    }

    @Override
    public void transfer(Passage way, String state) {
        keep(state);
        queues.enter(way);
        asterisk.set(RESULT, "queue");
    }

    @Override
    public void keep(String state) {
        if (state.length() > STATE_MAX) {
            throw new IllegalArgumentException("a state of " + state.length() + " characters");
        }
        asterisk.set(STATE, state);
    }

    @Override
    public void rest(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (!isLeaving() && System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
            LockSupport.parkNanos(LOOK_UP.toNanos());
        }
    }

    @Override
    public boolean isLeaving() {
        return leaving.getAsBoolean();
    }

    @Override
    public void handOver() {
        asterisk.set(RESULT, "moved");
    }

    @Override
    public Optional<String> savedState() {
        asterisk.set(FIRST_WORD, "0");
        // By its name alone Asterisk would give 1,023 characters of it.
        return Optional.of(asterisk.evaluate("${" + STATE + "}")).filter(state -> !state.isEmpty());
    }

    @Override
    public void disconnect() {
        asterisk.set(RESULT, "end");
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
    }
}
