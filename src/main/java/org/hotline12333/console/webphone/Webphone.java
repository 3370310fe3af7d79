package org.hotline12333.console.webphone;

import jakarta.websocket.CloseReason;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.hotline12333.webphone.AsteriskDoor;
import org.hotline12333.webphone.AsteriskLine;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One telephone in a page: what it sends goes to Asterisk, and what Asterisk sends to it. */
final class Webphone extends Endpoint implements AsteriskLine.Telephone {
    private static final Logger LOG = LoggerFactory.getLogger(Webphone.class);

    /** A page that takes nothing holds a thread no longer than this. */
    private static final Duration SEND_MAX = Duration.ofSeconds(2);

    private static final String SEND_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

    private final Webphones others;
    private final AsteriskDoor door;
    private final org.hotline12333.account.Session reader;
    private final long since;
    private final AtomicReference<@Nullable Session> page = new AtomicReference<>();
    private final AtomicReference<@Nullable AsteriskLine> line = new AtomicReference<>();

    Webphone(
            Webphones others,
            AsteriskDoor door,
            org.hotline12333.account.Session reader,
            long since) {
        this.others = others;
        this.door = door;
        this.reader = reader;
        this.since = since;
    }

    org.hotline12333.account.Session reader() {
        return reader;
    }

    long since() {
        return since;
    }

    @Override
    public void onOpen(Session opened, EndpointConfig config) {
        page.set(opened);
        opened.setMaxTextMessageBufferSize(AsteriskLine.MESSAGE_MAX);
        opened.setMaxBinaryMessageBufferSize(1);
        opened.getUserProperties().put(SEND_TIMEOUT, SEND_MAX.toMillis());
        if (!others.take(this)) {
            cutOff(Closing.BUSY);
            return;
        }
        try {
            line.set(door.open(this));
            opened.addMessageHandler(String.class, (MessageHandler.Whole<String>) this::send);
        } catch (IOException away) {
            LOG.debug("no telephone", away); // its page says so
            cutOff(Closing.AWAY);
        }
    }

    private void send(String message) {
        AsteriskLine open = line.get();
        try {
            if (open != null) {
                open.send(message);
            }
        } catch (IOException fault) {
            LOG.debug("telephone cut off", fault);
            cutOff(Closing.TOO_MUCH);
        }
    }

    @Override
    public void hears(String message) throws IOException {
        Session open = page.get();
        if (open != null) {
            open.getBasicRemote().sendText(message);
        }
    }

    @Override
    public void isLeft() {
        cutOff(Closing.AWAY);
    }

    /** Ends it from this side. */
    void cutOff(Closing why) {
        over();
        Session open = page.get();
        if (open != null && open.isOpen()) {
            try {
                open.close(new CloseReason(why, ""));
            } catch (IOException gone) {
                LOG.debug("telephone gone", gone); // nobody is left to be told
            }
        }
    }

    @Override
    public void onClose(Session closed, CloseReason why) {
        over();
    }

    @Override
    public void onError(Session broken, Throwable fault) {
        LOG.debug("telephone gone", fault);
        over();
    }

    private void over() {
        others.leave(this);
        AsteriskLine open = line.get();
        if (open != null) {
            open.close();
        }
    }
}
