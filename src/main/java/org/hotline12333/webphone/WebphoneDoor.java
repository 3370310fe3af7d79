package org.hotline12333.webphone;

import java.util.Optional;

/**
 * Whether there is a telephone in the console that calls through Asterisk.
 *
 * @param door where it is on
 */
public record WebphoneDoor(Optional<AsteriskDoor> door) {}
