/**
 * The sounds behind the words: clips on disk, whether they are all there and as they were rendered,
 * and the engine that renders what changed. In come a text's words, out come files that an Asterisk
 * plays. No call needs it. Begin with Clips.
 */
@NullMarked
package org.hotline12333.prompt.sound;

import org.jspecify.annotations.NullMarked;
