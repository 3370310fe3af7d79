/**
 * Whether somebody is who they say, and how often they may try: verification, pauses, throttle,
 * passwords. Everything that is refused takes the same time and sounds alike. In come numbers and a
 * password, out comes a verdict. Begin with Credentials.
 */
@NullMarked
package org.hotline12333.store.access;

import org.jspecify.annotations.NullMarked;
