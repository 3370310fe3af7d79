/**
 * Changes of the project's folder before and after they are published, in the store: drafts, and
 * the releases that became of them. In come texts and who wrote them, out come drafts, conflicts
 * and history, each step with its row of the audit. Begin with Drafts.
 */
@NullMarked
package org.hotline12333.draft;

import org.jspecify.annotations.NullMarked;
