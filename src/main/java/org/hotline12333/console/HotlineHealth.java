package org.hotline12333.console;

import org.hotline12333.fastagi.FastAgiServer;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Whether calls are taken and can be answered; both together are the readiness. */
@Configuration(proxyBeanMethods = false)
class HotlineHealth {
    /** Not while calls end: a load balancer then sends new ones elsewhere. */
    @Bean
    HealthIndicator calls(FastAgiServer server) {
        return () -> server.takesCalls() ? Health.up().build() : Health.outOfService().build();
    }

    @Bean
    HealthIndicator store(RecordStore records) {
        return () -> {
            try {
                return records.isEmpty() ? Health.down().build() : Health.up().build();
            } catch (RecordStoreAwayException _) { // whoever answers calls has said so
                return Health.down().build();
            }
        };
    }
}
