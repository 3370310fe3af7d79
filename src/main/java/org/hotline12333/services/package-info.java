/**
 * All services of the hotline: each sub-room offers a list, and Services joins them for who checks
 * dialplans and who serves calls. Begin with Services.
 */
@NullMarked
package org.hotline12333.services;

import org.jspecify.annotations.NullMarked;
