package org.hotline12333.channel;

import java.util.Optional;
import org.hotline12333.identity.TelephoneNumber;
import org.hotline12333.prompt.Utterance;

/** What an exchange asks and tells beside calls: nobody is there to be spoken to. */
public interface Errands {
    /** Wants nothing to be known, and nobody to be called. */
    Errands NONE =
            new Errands() {
                @Override
                public void gone(CallFacts call) {
                    // nobody wants to know
                }

                @Override
                public Optional<Due> due(CallFacts clock) {
                    return Optional.empty();
                }

                @Override
                public void over(CallFacts call, Arrival.CallOver over) {
                    // nobody was called
                }
            };

    /** A call is over, of whose caller a queue knew. */
    void gone(CallFacts call);

    /** Whom the exchange is to call back now; each time is told once, whoever asks. */
    Optional<Due> due(CallFacts clock);

    /** How it went. */
    void over(CallFacts call, Arrival.CallOver over);

    /**
     * Somebody to be called back.
     *
     * @param queue whose agent is asked first
     * @param whisper what that agent hears
     */
    record Due(Arrival.Claim claim, TelephoneNumber number, String queue, Utterance whisper) {}
}
