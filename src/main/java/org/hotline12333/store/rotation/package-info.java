/**
 * From one key to another while calls go on: naming, sealing anew, and forgetting what nothing
 * needs. In comes a key file with a new key first, out comes the stage that the rotation has
 * reached. Begin with KeyRotation.
 */
@NullMarked
package org.hotline12333.store.rotation;

import org.jspecify.annotations.NullMarked;
