/**
 * Words: texts with slots, in each language, and how a value is said in them. In come text ids and
 * values, out come utterances, the clips that make them and the words that a person reads. Begin
 * with Prompts.
 */
@NullMarked
package org.hotline12333.prompt;

import org.jspecify.annotations.NullMarked;
