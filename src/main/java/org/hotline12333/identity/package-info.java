/**
 * The numbers that name people: ID numbers, social security numbers, telephone numbers, the store's
 * own name of a person, and where somebody asks from. In come digits, out come checked values that
 * cannot be printed. Everybody may use it; it uses nobody. Begin with IdNumber.
 */
@NullMarked
package org.hotline12333.identity;

import org.jspecify.annotations.NullMarked;
