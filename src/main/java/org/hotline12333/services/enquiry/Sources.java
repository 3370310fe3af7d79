package org.hotline12333.services.enquiry;

import org.hotline12333.insurance.records.DeliveryCalendar;
import org.hotline12333.insurance.shelf.Audited;

/**
 * What enquiries are answered from.
 *
 * @param deliveries when more is to come
 */
public record Sources(Audited records, DeliveryCalendar deliveries) {}
