/**
 * What the records say of a person, in fen and months: one record a question, sealed types for what
 * may be the case. In comes a person, out comes a figure with its audit row. Begin with Enquiries.
 */
@NullMarked
package org.hotline12333.insurance.records;

import org.jspecify.annotations.NullMarked;
