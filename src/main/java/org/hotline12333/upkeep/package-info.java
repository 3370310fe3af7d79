/**
 * What a server does beside its calls: linking the audit, removing what is past its time, rotating
 * keys, backups, imports, and not believing a wrong clock. In come the stores, the time and what
 * verbs ask for; out come fewer rows, a time to decide by, answers to verbs, and lines of the log.
 * Begin with Maintenance.
 */
@NullMarked
package org.hotline12333.upkeep;

import org.jspecify.annotations.NullMarked;
