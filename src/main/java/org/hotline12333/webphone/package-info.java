/**
 * Asterisk's door for the telephone in a page. In come SIP messages of a browser; out comes the
 * same for Asterisk, with a key that the browser never sees. Begin with AsteriskDoor.
 */
@NullMarked
package org.hotline12333.webphone;

import org.jspecify.annotations.NullMarked;
