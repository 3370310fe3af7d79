/**
 * A dialplan with its texts, as one edition that leads calls: read from its folder, watched, and
 * replaced when a change was proven. Begin with PlaybookFolder.
 */
@NullMarked
package org.hotline12333.playbook;

import org.jspecify.annotations.NullMarked;
