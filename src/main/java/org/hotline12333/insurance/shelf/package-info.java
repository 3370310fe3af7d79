/**
 * Where records lie: one sealed record a person on one of two shelves, and a pointer to the shelf
 * that callers hear. In comes a person, out comes what is on record of them, of one delivery, and
 * its row is in the audit. Begin with Audited, then Shelves.
 */
@NullMarked
package org.hotline12333.insurance.shelf;

import org.jspecify.annotations.NullMarked;
