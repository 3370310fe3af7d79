/**
 * Names that are told, such as an employer's, with their sounds. In come names when a delivery
 * does, and then their sounds; out comes a sound, or that there is none. No person is linked to
 * any. Begin with SpokenNames.
 */
@NullMarked
package org.hotline12333.store.name;

import org.jspecify.annotations.NullMarked;
