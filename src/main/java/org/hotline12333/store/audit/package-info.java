/**
 * Who asked what, in a signed chain: written in the transaction of the answer, linked by the
 * second, proven on demand, removed after its time and not before. Begin with Audit and AuditTrail.
 */
@NullMarked
package org.hotline12333.store.audit;

import org.jspecify.annotations.NullMarked;
