/** How people come into the store: all of a delivery or none. Begin with Intake. */
@NullMarked
package org.hotline12333.insurance.intake;

import org.jspecify.annotations.NullMarked;
