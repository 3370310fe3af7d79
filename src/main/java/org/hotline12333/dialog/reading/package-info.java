/**
 * From a folder of YAML to an unchecked dialplan: what is written, in the format's words, whether
 * or not it makes sense. In come files, out comes an unchecked dialplan and what is wrong with its
 * form. Begin with DialplanReader.
 */
@NullMarked
package org.hotline12333.dialog.reading;

import org.jspecify.annotations.NullMarked;
