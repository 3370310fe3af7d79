/**
 * Services that send a caller what was told. In come answers and topics as they are written, out
 * goes a message to the telephone that the person has registered, and to no other. Begin with
 * SmsServices.
 */
@NullMarked
package org.hotline12333.services.sms;

import org.jspecify.annotations.NullMarked;
