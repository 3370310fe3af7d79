/**
 * How people come into the store: all of a delivery or none. In comes the folder of an agency, read
 * by delivery, or a few newcomers for an empty store; out comes a filled shelf, to which the
 * pointer is switched, and a report in lines. Begin with DeliveryIntake; what a person has
 * afterwards is PersonMerge.
 */
@NullMarked
package org.hotline12333.insurance.intake;

import org.jspecify.annotations.NullMarked;
