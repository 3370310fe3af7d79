/**
 * Services of the social security card. In come requests of verified callers, out come how far the
 * card is, and reports that it is lost. Begin with CardServices.
 */
@NullMarked
package org.hotline12333.services.card;

import org.jspecify.annotations.NullMarked;
