/** Which ways of a dialplan were walked, as text, JSON and a picture. Begin with Coverage. */
@NullMarked
package org.hotline12333.simulator.coverage;

import org.jspecify.annotations.NullMarked;
