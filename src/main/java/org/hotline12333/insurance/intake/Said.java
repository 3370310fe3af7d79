package org.hotline12333.insurance.intake;

import org.hotline12333.insurance.delivery.DeliveryRow;

/** What a line of a delivery says of one person. */
record Said(DeliveryRow row, long line) {}
