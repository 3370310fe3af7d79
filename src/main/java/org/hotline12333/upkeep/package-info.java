/**
 * What a server does beside its calls: linking the audit, removing what is past its time, rotating
 * keys, backups, and not believing a wrong clock. Begin with Maintenance.
 */
@NullMarked
package org.hotline12333.upkeep;

import org.jspecify.annotations.NullMarked;
