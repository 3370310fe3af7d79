package org.hotline12333.services.sms;

import org.hotline12333.insurance.shelf.Audited;
import org.hotline12333.store.outbox.Outbox;

/**
 * What messages are sent with.
 *
 * @param records say where
 */
public record SmsDesk(Audited records, Outbox outbox) {}
