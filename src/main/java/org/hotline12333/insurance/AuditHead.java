package org.hotline12333.insurance;

/**
 * Both ends of the audit's chain.
 *
 * @param links how many rows were ever linked
 * @param hash of the last link, or empty
 * @param removed how many of the oldest were removed in time
 * @param removedHash of the last link removed, or empty
 * @param older rows with an id up to this one were there before the chain
 */
record AuditHead(long links, String hash, long removed, String removedHash, long older) {
    String signature(SealingKeys keys) {
        return keys.sign("audit head", links, hash, removed, removedHash, older);
    }

    AuditHead linked(long position, String last) {
        return new AuditHead(position, last, removed, removedHash, older);
    }

    AuditHead removed(long position, String last) {
        return new AuditHead(links, hash, position, last, older);
    }
}
