package org.hotline12333.callback;

import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.hotline12333.background.RateLimitedLog;
import org.hotline12333.channel.Arrival;
import org.hotline12333.channel.CallFacts;
import org.hotline12333.channel.Errands;
import org.hotline12333.dialog.Queue;
import org.hotline12333.dialog.Queue.CallsBack;
import org.hotline12333.hours.Opening;
import org.hotline12333.interpreter.Release;
import org.hotline12333.interpreter.Releases;
import org.hotline12333.prompt.Language;
import org.hotline12333.prompt.Utterance;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.ticket.CallBacks;
import org.hotline12333.store.ticket.Dialling;
import org.hotline12333.store.ticket.HalfDay;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says whom to call back when an exchange looks: nobody but in the hours of the queue whose agents
 * do, and each on the half of the day that they wished.
 *
 * @param goners are told of callers whom a queue knew and whose calls are over
 */
public record CallBackClock(
        Releases releases,
        CallBacks tickets,
        InstantSource clock,
        Consumer<CallFacts> goners,
        RateLimitedLog warnings)
        implements Errands {
    private static final Logger LOG = LoggerFactory.getLogger(CallBackClock.class);
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    @Override
    public void gone(CallFacts call) {
        goners.accept(call);
    }

    @Override
    public Optional<Due> due(CallFacts look) {
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), BEIJING);
        Release release = releases.present();
        return release.dialplan()
                .callingBack()
                .filter(queue -> isOpen(release, queue, now))
                .flatMap(queue -> claimed(release, queue, now, look));
    }

    private static boolean isOpen(Release release, Queue queue, LocalDateTime now) {
        String hours = queue.callsBack().orElseThrow().hours();
        return release.hours().at(hours, now) instanceof Opening.Open;
    }

    private Optional<Due> claimed(Release release, Queue queue, LocalDateTime now, CallFacts look) {
        HalfDay half =
                now.toLocalTime().isBefore(LocalTime.NOON) ? HalfDay.MORNING : HalfDay.AFTERNOON;
        try {
            return tickets.claim(now.toLocalDate(), half, look.uniqueId())
                    .map(claimed -> {
                        LOG.info(
                                "call-back claimed: ticket {}, time {}",
                                claimed.ticket().inGroups(),
                                claimed.nth());
                        Language language = release.speaks(claimed.language());
                        return new Due(
                                new Arrival.Claim(claimed.ticket(), claimed.nth(), language.code()),
                                claimed.number(),
                                queue.target(language),
                                whisper(release, language, queue.callsBack().orElseThrow()));
                    });
        } catch (RecordStoreAwayException away) {
            warnings.about("call-backs held up", away.why());
            return Optional.empty();
        }
    }

    private static Utterance whisper(Release release, Language language, CallsBack words) {
        return release.prompts().say(language, words.whisper(), Map.of());
    }

    /** Who has pressed the key has the agent, although that cannot be written down. */
    public void reached(Arrival.Claim claim) {
        over(claim, Dialling.REACHED, "");
    }

    @Override
    public void over(CallFacts call, Arrival.CallOver over) {
        over(over.claim(), dialling(over.how()), call.uniqueId());
    }

    private void over(Arrival.Claim claim, Dialling how, String by) {
        try {
            tickets.over(claim.ticket(), claim.nth(), how, by);
            LOG.info("call-back over: ticket {}, {}", claim.ticket().inGroups(), how);
        } catch (RecordStoreAwayException away) {
            warnings.about(
                    "call-back end not written",
                    away.why() + ", ticket " + claim.ticket().inGroups());
        }
    }

    private static Dialling dialling(Arrival.Dialled how) {
        return switch (how) {
            case ANSWER -> Dialling.NO_KEY;
            case BUSY -> Dialling.BUSY;
            case NOANSWER -> Dialling.NO_ANSWER;
            case CANCEL -> Dialling.GIVEN_UP;
            case NOAGENT -> Dialling.NO_AGENT;
            case INVALID -> Dialling.REFUSED;
            case CHANUNAVAIL, CONGESTION, UNKNOWN -> Dialling.UNREACHABLE;
        };
    }
}
