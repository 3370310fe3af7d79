/**
 * From one key to another while calls go on: naming, sealing anew, and forgetting what nothing
 * needs. Begin with KeyRotation.
 */
@NullMarked
package org.hotline12333.store.rotation;

import org.jspecify.annotations.NullMarked;
