/**
 * Services that find out who asks: numbers, password, and who was here before. Begin with
 * AccessServices, which lists them.
 */
@NullMarked
package org.hotline12333.services.access;

import org.jspecify.annotations.NullMarked;
