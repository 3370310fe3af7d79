package org.hotline12333.services;

import org.hotline12333.service.Contract;
import org.hotline12333.service.Service;
import org.hotline12333.service.ServiceAwayException;
import org.hotline12333.store.database.RecordStoreAwayException;

/** A service that says whether a fault is its own or the record store's. */
record OverRecords(Service service) implements Service {
    @Override
    public Contract contract() {
        return service.contract();
    }

    @Override
    public Result serve(Request request) {
        try {
            return service.serve(request);
        } catch (RecordStoreAwayException away) {
            if (away.isOurFault()) {
                throw away;
            }
            throw new ServiceAwayException("record store away", away.why(), away);
        }
    }
}
