/**
 * Files that people write, read strictly: every problem is noted with file, line, what is wrong and
 * the mend, and reading goes on. In come files, out come sections and a list of problems: no file
 * is longer than a megabyte, deeper than twenty levels or in anything but UTF-8, no YAML has
 * anchors, aliases or tags, and a duration and an amount are written in one way. Knows no dialplan,
 * no text and no hotline. Begin with SourceText, YamlFile and StrictMapping.
 */
@NullMarked
package org.hotline12333.authoring;

import org.jspecify.annotations.NullMarked;
