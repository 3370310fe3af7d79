/**
 * What happened in each call, step by step, for who must explain or repeat it. In come the events
 * of calls, which never wait for it; out come rows of a database, written behind their backs, and
 * calls read from there; never a figure or a secret. What calls were led by is kept beside them.
 * Begin with CallLog.
 */
@NullMarked
package org.hotline12333.calllog;

import org.jspecify.annotations.NullMarked;
