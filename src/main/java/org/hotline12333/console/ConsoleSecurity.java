package org.hotline12333.console;

import java.util.Set;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;

/** Who may see what: of this machine everybody what has no person in it, and nobody the rest. */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {
    private static final Set<String> HOSTS = Set.of("127.0.0.1", "localhost", "[::1]");

    /** Nothing from elsewhere, nothing inline, and of scripts one way alone to write HTML. */
    private static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src"
                    + " 'self'; media-src 'self' blob:; connect-src 'self'; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for"
                    + " 'script'; trusted-types server";

    private static final String DEVICES = "microphone=(self), camera=(), geolocation=()";

    /** A page of a stranger that calls itself by another name of this machine gets nothing. */
    @Bean
    HttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHostnames(HOSTS::contains);
        return firewall;
    }

    @Bean
    SecurityFilterChain pages(HttpSecurity http) {
        return http.authorizeHttpRequests(pages ->
                        pages.requestMatchers("/actuator/health/**", "/actuator/prometheus")
                                .permitAll()
                                .requestMatchers("/", "/assets/**", "/error", "/live/stream")
                                .permitAll()
                                .requestMatchers("/phone", "/phone/*", "/sound/**")
                                .permitAll()
                                .anyRequest()
                                .denyAll())
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                // It changes nothing, and its JSON keeps pages of strangers from asking it.
                .csrf(csrf -> csrf.ignoringRequestMatchers("/phone/turn", "/phone/script"))
                .requestCache(cache -> cache.disable())
                .headers(headers ->
                        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                                .crossOriginOpenerPolicy(policy ->
                                        policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                                .permissionsPolicyHeader(policy -> policy.policy(DEVICES))
                                .cacheControl(cache -> cache.disable()))
                .build();
    }
}
