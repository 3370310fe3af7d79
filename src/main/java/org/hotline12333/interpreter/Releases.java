package org.hotline12333.interpreter;

import java.util.Optional;

/** The releases that there are. Asked by many threads. */
@FunctionalInterface
public interface Releases {
    /** The one that new calls begin with, and keep. */
    Release present();

    /** The one with a dialplan of this digest, for a call that comes back; as long as it is had. */
    default Optional<Release> of(String digest) {
        return Optional.of(present()).filter(release -> release.dialplan().digest().equals(digest));
    }
}
