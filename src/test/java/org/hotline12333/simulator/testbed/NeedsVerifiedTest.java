package org.hotline12333.simulator.testbed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotline12333.interpreter.CallLimits;
import org.hotline12333.service.Contract;
import org.hotline12333.service.Service;
import org.hotline12333.service.VerificationLevel;
import org.hotline12333.services.Services;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Nobody hears a record who is not verified: services say so, the checker of dialplans holds it
 * (its own tests), and the service desk does where a dialplan was let through all the same.
 */
class NeedsVerifiedTest {
    @TempDir Path keys;

    private final List<String> told = new ArrayList<>();

    @Test
    void everyServiceThatTellsARecordNeedsIt() {
        List<Contract> telling =
                Services.contracts().stream()
                        .filter(contract -> contract.service().startsWith("tell-"))
                        .filter(contract -> !contract.service().equals("tell-status"))
                        .toList();

        assertThat(telling)
                .hasSize(10)
                .extracting(Contract::level)
                .containsOnly(VerificationLevel.VERIFIED);
        assertThat(Services.contracts())
                .filteredOn(contract -> contract.service().equals("verify-password"))
                .extracting(Contract::level)
                .containsExactly(VerificationLevel.CLAIMED);
    }

    /** As if numbers alone were enough for somebody with a password, and the checker blind. */
    @ParameterizedTest
    @EnumSource(names = {"UNKNOWN", "CLAIMED", "INITIAL"})
    void theDeskServesNothingToWhoIsNot(VerificationLevel level) {
        TestCall call = call(level);

        assertThat(told).isEmpty();
        assertThat(call.clips()).contains("enquiry-menu", "records-away");
    }

    @Test
    void whoIsVerifiedIsTold() {
        call(VerificationLevel.VERIFIED);

        assertThat(told).containsExactly("tell-pension");
    }

    private TestCall call(VerificationLevel level) {
        try (TestHotline hotline = TestHotline.open(keys)) {
            return hotline.call(
                    Demo.PAYING.verified().answers("1"),
                    hotline.exchange(),
                    hotline.runner(CallLimits.DEFAULT, service -> new Generous(service, level)));
        }
    }

    /**
     * A service that lets callers through with less than they need, as its contract says, and notes
     * what it tells.
     */
    private final class Generous implements Service {
        private final Service real;
        private final VerificationLevel level;

        Generous(Service real, VerificationLevel level) {
            this.real = real;
            this.level = level;
        }

        @Override
        public Contract contract() {
            Contract contract = real.contract();
            return contract.outcomes().containsKey("verified")
                    ? contract.giving("verified", new Contract.Outcome(level))
                    : contract;
        }

        @Override
        public Result serve(Request request) {
            if (contract().service().startsWith("tell-")) {
                told.add(contract().service());
            }
            Result result = real.serve(request);
            return result.outcome().equals("verified")
                    ? new Result(
                            "verified",
                            Map.of(),
                            Optional.of(new Caller(level, result.caller().orElseThrow().person())))
                    : result;
        }
    }
}
