/**
 * Load: many simulated callers at once against a running server, what they and the server's process
 * show, and a bare server to hold beside it.
 */
@NullMarked
package org.hotline12333.bench;

import org.jspecify.annotations.NullMarked;
