package org.hotline12333.interpreter;

import java.util.Optional;

/** The playbooks that there are. Asked by many threads. */
@FunctionalInterface
public interface Playbooks {
    /** The one that new calls begin with, and keep. */
    Playbook present();

    /** The one with a dialplan of this digest, for a call that comes back; as long as it is had. */
    default Optional<Playbook> of(String digest) {
        return Optional.of(present()).filter(book -> book.dialplan().digest().equals(digest));
    }
}
