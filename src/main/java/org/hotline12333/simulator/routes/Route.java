package org.hotline12333.simulator.routes;

import java.util.Optional;
import org.hotline12333.simulator.script.CallScript;
import org.hotline12333.simulator.script.Conversation;

/** A way to the hotline: in memory, over FastAGI, or over SIP through a real Asterisk. */
public interface Route {
    /** Why this script cannot be followed here, in words; empty where it can. */
    Optional<String> refuses(CallScript script);

    /**
     * Places the call and follows the script.
     *
     * @throws RouteException where there is no hotline at its end
     */
    Conversation call(CallScript script) throws RouteException;
}
