package org.hotline12333.fastagi;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.asteriskjava.fastagi.AgiChannel;
import org.asteriskjava.fastagi.AgiException;
import org.asteriskjava.fastagi.AgiHangupException;
import org.asteriskjava.fastagi.AgiNetworkException;
import org.hotline12333.channel.CallChannel;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.channel.ClipMissingException;
import org.hotline12333.channel.Collection;
import org.hotline12333.channel.DisconnectException;
import org.hotline12333.channel.Keys;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Utterance;

/**
 * A caller behind an Asterisk. One utterance is one command, so that no key is lost between its
 * clips. Menus are read with {@code EXEC Read}, which has both timers; numbers with {@code GET
 * DATA}, of which Asterisk logs nothing.
 */
final class FastAgiChannel implements CallChannel {
    private static final String KEY = "HOTLINE_KEY";
    private static final String LANGUAGE = "CHANNEL(language)";
    private static final String STATE = "HOTLINE_STATE";
    private static final String QUEUE = "HOTLINE_QUEUE";
    private static final String RESULT = "HOTLINE_RESULT";
    private static final String RECORDING = "HOTLINE_RECORDING";
    private static final Pattern ONE_KEY = Pattern.compile("[0-9A-D*]?");
    private static final Pattern SOME = Pattern.compile("[1-9][0-9]*");
    private static final Pattern QUEUE_NAME = Pattern.compile("[a-z0-9-]{1,32}");

    private final AgiChannel library;
    private final CallFacts facts;
    private final BooleanSupplier leaving;
    private final Patience patience;
    private final Complaints complaints;
    private final boolean recorded;
    private final long opened = System.nanoTime();
    private Duration response = Duration.ZERO;
    private Optional<Keys> typedAhead = Optional.empty();
    private String spoken;

    /**
     * A channel that Asterisk has brought.
     *
     * @param language in which Asterisk speaks to the caller so far
     */
    FastAgiChannel(
            AgiChannel library,
            CallFacts facts,
            String language,
            BooleanSupplier leaving,
            Patience patience,
            Complaints complaints,
            boolean recorded) {
        this.library = library;
        this.facts = facts;
        this.spoken = language;
        this.leaving = leaving;
        this.patience = patience;
        this.complaints = complaints;
        this.recorded = recorded;
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
        if (send(Command.of("ANSWER")).isGone()) {
            throw new DisconnectException();
        }
    }

    @Override
    public void pause(Duration silence) {
        Reply reply = send(Command.of("WAIT FOR DIGIT", Long.toString(silence.toMillis())));
        if (reply.isGone()) {
            throw new DisconnectException();
        }
        typedAhead = pressed(reply.key());
    }

    @Override
    public void speaks(Language language) {
        if (!language.code().equals(spoken)) {
            set(LANGUAGE, language.code());
            spoken = language.code();
        }
    }

    @Override
    public void say(Utterance utterance) {
        typedAhead = Optional.empty();
        List<String> parts =
                utterance.hasFigures()
                        ? utterance.clips().stream()
                                .map(clip -> Playlist.FOLDER + clip.id())
                                .toList()
                        : Playlist.of(utterance.clips());
        for (String files : parts) {
            exec("Playback", files);
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
        return send(Command.of("GET VARIABLE", status)).detail().equals("FAILED");
    }

    @Override
    public <T> T during(Supplier<T> work, Duration silence, Supplier<Utterance> filler) {
        return patience.during(work, silence, () -> fill(filler.get()));
    }

    /** Tells whether no key was pressed; one that was is kept for what is collected next. */
    private boolean fill(Utterance filler) {
        typedAhead = background(Playlist.of(filler.clips()), false);
        return typedAhead.isEmpty();
    }

    /** What was keyed before the last of the files, which is left to be played. */
    private Optional<Keys> early(List<String> files, boolean whole) {
        Optional<Keys> before = typedAhead;
        typedAhead = Optional.empty();
        return before.isPresent() || files.size() < 2
                ? before
                : background(files.subList(0, files.size() - 1), whole);
    }

    @Override
    public Keys collect(Utterance prompt, Collection how) {
        if (!how.bargein() && !prompt.isSilent()) {
            say(prompt);
            return collect(Utterance.SILENCE, how);
        }
        if (how.secret() && recorded) {
            return unrecorded(() -> entry(prompt, how));
        }
        return how.maxLength() == 1 && !how.secret() ? menuKey(prompt, how) : entry(prompt, how);
    }

    /** The recording rests while a secret is asked for, and then goes on in its file. */
    private Keys unrecorded(Supplier<Keys> entry) {
        String file = send(Command.of("GET VARIABLE", RECORDING)).detail();
        if (file.isEmpty()) {
            return entry.get();
        }
        exec("StopMixMonitor", "");
        try {
            Keys keys = entry.get();
            exec("MixMonitor", file + ",a");
            return keys;
        } catch (ClipMissingException e) {
            exec("MixMonitor", file + ",a");
            throw e;
        }
    }

    /** One key; Read takes the last of the files, so that no gap is between it and the waiting. */
    private Keys menuKey(Utterance prompt, Collection how) {
        List<String> files =
                prompt.hasFigures() ? Playlist.lastApart(prompt) : Playlist.of(prompt.clips());
        Optional<Keys> early = early(files, prompt.hasFigures());
        if (early.isPresent()) {
            return early.get();
        }
        if (!how.timeout().equals(response)) {
            send(Command.of("SET VARIABLE", "TIMEOUT(response)", seconds(how.timeout())));
            response = how.timeout();
        }
        String last = files.isEmpty() ? "" : files.getLast();
        exec("Read", KEY + "," + last + ",1,,1");
        return read(
                send(Command.of("GET FULL VARIABLE", "${" + KEY + "}/${READSTATUS}")).detail(),
                last);
    }

    private Keys read(String valueAndStatus, String files) {
        int slash = valueAndStatus.lastIndexOf('/');
        String key = valueAndStatus.substring(0, Math.max(0, slash));
        if (!ONE_KEY.matcher(key).matches()) {
            throw notAskedFor();
        }
        return switch (valueAndStatus.substring(slash + 1)) {
            case "OK" -> new Keys(key, key.isEmpty() ? Keys.End.TERMCHAR : Keys.End.COMPLETE);
            case "TIMEOUT" -> new Keys("", Keys.End.TIMEOUT);
            case "HANGUP" -> throw new DisconnectException();
            default -> throw missing(files.substring(files.lastIndexOf('&') + 1));
        };
    }

    /** A number: the first key has a timer of its own, and may end the entry at once. */
    private Keys entry(Utterance prompt, Collection how) {
        Keys first = firstKey(prompt, how);
        boolean ended = first.isEmpty() || (how.starEnds() && first.keys().equals("*"));
        if (ended || how.maxLength() == 1) {
            return first;
        }
        int rest = how.maxLength() - 1;
        Keys more = data("", how.interdigitTimeout(), rest);
        return new Keys(first.keys() + more.keys(), more.end());
    }

    /** The question itself, which comes last, is played by what tells whether it was. */
    private Keys firstKey(Utterance prompt, Collection how) {
        List<String> files = Playlist.lastApart(prompt);
        Optional<Keys> early = early(files, prompt.hasFigures());
        if (early.isPresent()) {
            return early.get();
        }
        return data(files.isEmpty() ? "" : files.getLast(), how.timeout(), 1);
    }

    private Keys data(String file, Duration timeout, int maxLength) {
        Reply reply =
                send(
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
    private Optional<Keys> background(List<String> files, boolean whole) {
        for (String each : files) {
            Optional<Keys> key = pressed(exec("Background", each).key());
            if (key.isPresent()) {
                return key;
            }
            if (whole && hasFailed("BACKGROUNDSTATUS")) {
                throw missing("one of " + each);
            }
        }
        return Optional.empty();
    }

    /** A key that Asterisk gave on its own, 0 for none. */
    private static Optional<Keys> pressed(char key) {
        return switch (key) {
            case 0 -> Optional.empty();
            case '#' -> Optional.of(new Keys("", Keys.End.TERMCHAR));
            default -> Optional.of(new Keys(String.valueOf(key), Keys.End.COMPLETE));
        };
    }

    /** Asterisk says -1 for both; a dead channel has no status. */
    private RuntimeException goneOrMissing(String file) {
        send(Command.of("CHANNEL STATUS"));
        return missing(file);
    }

    private ClipMissingException missing(String files) {
        String clips = files.replace(Playlist.FOLDER, "");
        complaints.about("clip missing", "Asterisk has no " + clips + ", call " + facts.uniqueId());
        return new ClipMissingException(clips);
    }

    @Override
    public boolean agentReady(String queue) {
        String members = "${QUEUE_MEMBER(" + named(queue) + ",ready)}";
        return SOME.matcher(send(Command.of("GET FULL VARIABLE", members)).detail()).matches();
    }

    @Override
    public void transfer(String queue, String state) {
        set(STATE, state);
        set(QUEUE, named(queue));
        set(RESULT, "queue");
    }

    @Override
    public void keep(String state) {
        set(STATE, state);
    }

    @Override
    public boolean isLeaving() {
        return leaving.getAsBoolean();
    }

    @Override
    public void handOver() {
        set(RESULT, "moved");
    }

    @Override
    public Optional<String> savedState() {
        return Optional.of(send(Command.of("GET VARIABLE", STATE)).detail())
                .filter(state -> !state.isEmpty());
    }

    @Override
    public void disconnect() {
        set(RESULT, "end");
    }

    /** Runs an application of Asterisk's dialplan to its end. */
    private Reply exec(String application, String data) {
        Reply reply = send(Command.of("EXEC " + application, data));
        if (reply.isGone()) {
            throw new DisconnectException();
        }
        if (reply.isUnknown()) {
            throw new AsteriskFaultException(
                    "application missing", "Asterisk has not loaded its " + application);
        }
        return reply;
    }

    private void set(String variable, String value) {
        send(Command.of("SET VARIABLE", variable, value));
    }

    private static String named(String queue) {
        if (!QUEUE_NAME.matcher(queue).matches()) {
            throw new IllegalStateException("no name of a queue: " + queue);
        }
        return queue;
    }

    private Reply send(Command command) {
        try {
            return Reply.of(library.sendCommand(command).getFirstLine());
        } catch (AgiHangupException | AgiNetworkException _) {
            throw new DisconnectException();
        } catch (AgiException _) {
            // The library's message holds the whole command.
            throw new AsteriskFaultException(
                    "command refused", "Asterisk refused the command " + command);
        }
    }

    private static String seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
    }
}
