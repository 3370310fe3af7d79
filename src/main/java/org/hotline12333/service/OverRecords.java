package org.hotline12333.service;

import org.hotline12333.dialog.Contract;
import org.hotline12333.insurance.RecordStoreAwayException;
import org.hotline12333.interpreter.Service;
import org.hotline12333.interpreter.ServiceAwayException;

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
            throw new ServiceAwayException("the record store is away", away.why(), away);
        }
    }
}
