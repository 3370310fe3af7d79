/** Real SIP calls through SIPp, and what was heard on them. */
@NullMarked
package org.hotline12333.sip;

import org.jspecify.annotations.NullMarked;
