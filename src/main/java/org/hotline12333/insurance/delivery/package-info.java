/**
 * What an agency delivers once a month: a folder with a manifest and five files of rows, in the
 * names and codes of the field. In comes a folder and the agency's table, out come typed rows in
 * the order of the files, what was mended by a stated rule, and what was refused with file, line,
 * column and mend, never with the value; nothing is held of a row that was passed on. And the same
 * format is written here. Knows no database and no key. Begin with DeliveryFolder, DeliveryWriter
 * and AgencyTable.
 */
@NullMarked
package org.hotline12333.insurance.delivery;

import org.jspecify.annotations.NullMarked;
