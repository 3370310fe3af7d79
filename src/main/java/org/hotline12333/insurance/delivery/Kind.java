package org.hotline12333.insurance.delivery;

import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.records.Scheme;

/**
 * A kind of insurance as an agency's books have it (险种类型, AAE140): several may be one insurance of
 * ours.
 */
public record Kind(String code, Insurance insurance, Scheme scheme) {}
