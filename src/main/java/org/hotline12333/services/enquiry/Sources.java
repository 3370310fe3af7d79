package org.hotline12333.services.enquiry;

import org.hotline12333.insurance.records.DeliveryCalendar;
import org.hotline12333.insurance.shelf.Audited;
import org.hotline12333.store.name.SpokenNames;

/**
 * What enquiries are answered from.
 *
 * @param deliveries when more is to come
 * @param names of employers and hospitals, those that can be told
 */
public record Sources(Audited records, DeliveryCalendar deliveries, SpokenNames names) {}
