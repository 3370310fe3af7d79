/**
 * Who asked what, in a signed chain. In come rows, on the disk before anything is told, committed
 * together with others while many ask, and linked by the second; out come proofs of the chain and
 * who asked about a person; and rows go after their time, not before. Begin with Audit, GroupCommit
 * and AuditTrail.
 */
@NullMarked
package org.hotline12333.store.audit;

import org.jspecify.annotations.NullMarked;
