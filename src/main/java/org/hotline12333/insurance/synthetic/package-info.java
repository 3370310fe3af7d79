/**
 * People who do not exist, by the thousand or the million. In comes a seed, out come the rows that
 * an agency would deliver about them in a month. Each person is a function of the seed and a
 * number, so that nothing is kept from one to the next, and so that the delivery of the next month
 * tells of the same lives a month later. Begin with SyntheticPeople; Life says who there is.
 */
@NullMarked
package org.hotline12333.insurance.synthetic;

import org.jspecify.annotations.NullMarked;
