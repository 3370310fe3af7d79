/**
 * Services that tell: balances, contributions, benefits. Each is a contract and a mapping from a
 * record to slots. Begin with TellPension.
 */
@NullMarked
package org.hotline12333.services.enquiry;

import org.jspecify.annotations.NullMarked;
