/**
 * Who asked what, in a signed chain: on the disk before it is told, committed together with others
 * while many ask, linked by the second, proven on demand, removed after its time and not before.
 * Begin with Audit, GroupCommit and AuditTrail.
 */
@NullMarked
package org.hotline12333.store.audit;

import org.jspecify.annotations.NullMarked;
