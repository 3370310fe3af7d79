/**
 * Messages that callers speak. In comes a recording, or one that was kept before; out comes what
 * became of it. Begin with MessageServices.
 */
@NullMarked
package org.hotline12333.services.message;

import org.jspecify.annotations.NullMarked;
