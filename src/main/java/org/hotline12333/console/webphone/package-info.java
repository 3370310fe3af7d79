/**
 * The telephone in a page that calls through Asterisk. In come WebSockets of readers who may call;
 * out comes what is said, theirs to Asterisk and its own to them. Begin with Webphones.
 */
@NullMarked
package org.hotline12333.console.webphone;

import org.jspecify.annotations.NullMarked;
