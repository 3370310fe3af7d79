/** Insured persons, accounts, contributions, credentials, lock-out and audit. */
@NullMarked
package org.hotline12333.insurance;

import org.jspecify.annotations.NullMarked;
