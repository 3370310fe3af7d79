/**
 * The telephone in a page that calls through Asterisk. In come the messages of readers who may call;
 * out go Asterisk's answers. Each is passed on as it is, or not at all. Begin with Webphones.
 */
@NullMarked
package org.hotline12333.console.webphone;

import org.jspecify.annotations.NullMarked;
