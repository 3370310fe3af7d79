/**
 * What happened in each call, step by step, for who must explain or repeat it: written behind the
 * calls' backs, never waited for, never a figure or a secret. Begin with CallLog.
 */
@NullMarked
package org.hotline12333.calllog;

import org.jspecify.annotations.NullMarked;
