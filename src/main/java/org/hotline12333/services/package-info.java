/**
 * All services of the hotline, one list for who checks dialplans and who serves calls. Begin with
 * Services.
 */
@NullMarked
package org.hotline12333.services;

import org.jspecify.annotations.NullMarked;
