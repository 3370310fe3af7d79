/**
 * What a hotline tells: money, months, counts, phrases, each a value that knows its kind and
 * nothing of how it is spoken. In come figures of services, out come values that texts have slots
 * for. Begin with Value.
 */
@NullMarked
package org.hotline12333.value;

import org.jspecify.annotations.NullMarked;
