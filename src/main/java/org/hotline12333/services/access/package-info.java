/**
 * Services that find out who asks: numbers, password, who was here before, and another password. In
 * come fields that were filled, out comes a caller and how sure we are of whom. Begin with
 * AccessServices, which lists them.
 */
@NullMarked
package org.hotline12333.services.access;

import org.jspecify.annotations.NullMarked;
