package org.hotline12333.services.access;

import java.util.List;
import org.hotline12333.service.Offer;
import org.hotline12333.store.access.Credentials;

/** All that finds out who asks, and what they are asked for. */
public final class AccessServices {
    public static final List<Offer<Credentials>> ALL =
            List.of(
                    KnownCaller.OFFER,
                    VerifyNumbers.OFFER,
                    VerifyPassword.OFFER,
                    RecallPassword.OFFER,
                    ProvePassword.OFFER,
                    SetPassword.OFFER);

    private AccessServices() {}
}
