/** What happened in each call, step by step, for who must explain or repeat it. */
@NullMarked
package org.hotline12333.calllog;

import org.jspecify.annotations.NullMarked;
