/**
 * Scripted calls as text: what is keyed, what is heard, what is the matter meanwhile. In come
 * files, out come scripts, and the other way round. Begin with CallScript and ScriptReader.
 */
@NullMarked
package org.hotline12333.simulator.script;

import org.jspecify.annotations.NullMarked;
