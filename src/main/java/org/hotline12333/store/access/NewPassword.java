package org.hotline12333.store.access;

import org.hotline12333.identity.Secret;

/**
 * A query password that somebody chooses.
 *
 * @param again keyed once more
 * @param proven the version of the old one that was keyed in this call; 0 where there was none
 */
public record NewPassword(Secret password, Secret again, int proven) {}
