package org.hotline12333.live;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a server has now, as it tells others.
 *
 * @param limit calls that it takes at once
 * @param count calls that it has
 * @param queued callers whom queues have from it
 * @param calls the longest first, no more than {@link #CALLS_MAX}; none while nobody looks
 */
public record ServerNow(int limit, int count, int queued, List<LiveCall> calls) {
    /** Nobody reads more rows. */
    public static final int CALLS_MAX = 200;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    public ServerNow {
        calls = calls.stream().limit(CALLS_MAX).toList();
    }

    /** As it is written on a board. */
    String text() {
        return JSON.writeValueAsString(this);
    }

    /**
     * Reads what a server of this version has written.
     *
     * @throws tools.jackson.core.JacksonException where another one has
     */
    static ServerNow read(String text) {
        return JSON.readValue(text, ServerNow.class);
    }
}
