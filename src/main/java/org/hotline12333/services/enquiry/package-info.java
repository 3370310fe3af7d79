/**
 * Services that tell: balances, contributions, benefits. Each is one declaration of its contract,
 * its query and what the query's answers fill. In comes who asks and for which month, out comes an
 * outcome with its slots. Begin with EnquiryServices, which lists them.
 */
@NullMarked
package org.hotline12333.services.enquiry;

import org.jspecify.annotations.NullMarked;
