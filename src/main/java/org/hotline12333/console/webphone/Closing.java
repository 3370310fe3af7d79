package org.hotline12333.console.webphone;

import jakarta.websocket.CloseReason;

/** Why a telephone is cut off; its page says it in words. */
enum Closing implements CloseReason.CloseCode {
    AWAY(4001),
    BUSY(4002),
    SESSION_OVER(4003),
    ELSEWHERE(4004),
    TOO_MUCH(4005);

    private final int code;

    Closing(int code) {
        this.code = code;
    }

    @Override
    public int getCode() {
        return code;
    }
}
