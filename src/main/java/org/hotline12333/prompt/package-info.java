/** What the caller hears: texts, clips, amounts, dates and digits, in each language. */
@NullMarked
package org.hotline12333.prompt;

import org.jspecify.annotations.NullMarked;
