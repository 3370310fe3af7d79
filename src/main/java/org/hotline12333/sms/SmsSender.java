package org.hotline12333.sms;

import java.time.Duration;
import java.util.Optional;
import org.hotline12333.background.PeriodicTask;
import org.hotline12333.background.RateLimitedLog;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.hotline12333.store.outbox.Dispatch;
import org.hotline12333.store.outbox.Dispatch.Letter;
import org.hotline12333.store.outbox.Tried;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what is due, one message after the other, in a thread of its own. Where there is no
 * gateway, messages wait.
 */
public final class SmsSender implements AutoCloseable {
    static final Duration EVERY = Duration.ofMillis(500);

    private static final Logger LOG = LoggerFactory.getLogger(SmsSender.class);

    private final Dispatch letters;
    private final Optional<SmsGateway> gateway;
    private final RateLimitedLog warnings;
    private final PeriodicTask task;
    private volatile boolean ending;

    public SmsSender(Dispatch letters, Optional<SmsGateway> gateway) {
        this.letters = letters;
        this.gateway = gateway;
        warnings = new RateLimitedLog(System::nanoTime);
        task = new PeriodicTask("sms", EVERY, this::tick);
    }

    public void start() {
        if (gateway.isPresent()) {
            task.start();
        }
    }

    /** All that is due now and may go now. */
    void tick() {
        try {
            boolean more;
            do {
                more = !ending && gateway.filter(this::sendNext).isPresent();
            } while (more);
        } catch (RecordStoreAwayException away) {
            warnings.about("sms held up", away.why());
        }
    }

    private boolean sendNext(SmsGateway to) {
        Optional<Letter> letter = letters.next();
        letter.ifPresent(due -> {
            Tried tried = to.send(due);
            letters.over(due, tried);
            tell(due, tried);
        });
        return letter.isPresent();
    }

    private void tell(Letter letter, Tried tried) {
        switch (tried) {
            case Tried.Sent _ -> {}
            case Tried.Refused(int status) ->
                    LOG.error(
                            "sms dead: {} refused with {}; ./hotline outbox list",
                            letter.key(),
                            status);
            case Tried.Later(String why, _) -> {
                if (letter.nth() >= Dispatch.TRIES_MAX) {
                    LOG.error(
                            "sms dead: {} after {} tries, last: {}; ./hotline outbox list",
                            letter.key(),
                            letter.nth(),
                            why);
                } else {
                    warnings.about("sms gateway away", why);
                }
            }
        }
    }

    /** What is under way is waited for; what was not heard of comes again under the same key. */
    @Override
    public void close() {
        ending = true;
        task.close();
        task.close(SmsGateway.ANSWER_MAX);
        gateway.ifPresent(SmsGateway::close);
    }
}
