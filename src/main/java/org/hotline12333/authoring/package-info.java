/**
 * Files that people write, read strictly: every problem is noted with file, line, what is wrong and
 * the mend, and reading goes on. In comes YAML, out come sections and a list of problems. Knows no
 * dialplan, no text and no hotline. Begin with YamlFile and Section.
 */
@NullMarked
package org.hotline12333.authoring;

import org.jspecify.annotations.NullMarked;
