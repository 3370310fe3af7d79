/** Numbers and words that name a person and must not be printed. */
@NullMarked
package org.hotline12333.identity;

import org.jspecify.annotations.NullMarked;
