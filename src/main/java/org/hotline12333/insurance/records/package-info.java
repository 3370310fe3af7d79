/**
 * What the records say of a person, in fen and months: for each question a sealed type for what may
 * be the case, and how it is found. In comes what is on record of a person, out comes what is the
 * case. Begin with PersonRecords.
 */
@NullMarked
package org.hotline12333.insurance.records;

import org.jspecify.annotations.NullMarked;
