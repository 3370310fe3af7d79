/**
 * All services of the hotline. In comes the list that each sub-room offers; out comes one list, for
 * who checks dialplans and for who serves calls. Begin with Services.
 */
@NullMarked
package org.hotline12333.services;

import org.jspecify.annotations.NullMarked;
