/**
 * What the records say of a person, in fen and months: for each question a sealed type for what may
 * be the case, and how it is read. In comes a person and a question, out comes what was found with
 * its data date, and its row is in the audit. Begin with Audited.
 */
@NullMarked
package org.hotline12333.insurance.records;

import org.jspecify.annotations.NullMarked;
