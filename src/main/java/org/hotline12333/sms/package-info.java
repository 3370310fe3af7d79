/**
 * Sends what is in the outbox to a gateway of short messages, by HTTP. In come messages that are
 * due, out goes what the gateway has said of each. Begin with SmsSender.
 */
@NullMarked
package org.hotline12333.sms;

import org.jspecify.annotations.NullMarked;
