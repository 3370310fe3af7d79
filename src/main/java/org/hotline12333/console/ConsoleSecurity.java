package org.hotline12333.console;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletResponse;
import org.hotline12333.account.Accounts;
import org.hotline12333.account.Role;
import org.hotline12333.console.access.Readers;
import org.hotline12333.console.access.SameOrigin;
import org.hotline12333.insurance.RecordStore;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.security.authorization.AuthorizationManagers;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.ExceptionHandlingConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.IpAddressAuthorizationManager;
import org.springframework.security.web.authentication.HttpStatusEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;

/** Who may see what: of this machine everybody figures and health, and a known reader the rest. */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {
    /** Nothing from elsewhere, nothing inline, and of scripts one way alone to write HTML. */
    private static final String CONTENT =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src"
                    + " 'self'; media-src 'self' blob:; connect-src 'self'; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for"
                    + " 'script'; trusted-types server";

    /** Where callers' menus and texts are changed: everybody reads along. */
    private static final String[] CHANGES = {
        "/drafts",
        "/drafts/*",
        "/drafts/*/*",
        "/drafts/*/sound/**",
        "/releases",
        "/releases/all.csv",
        "/releases/*/undo"
    };

    private static final String DEVICES = "microphone=(self), camera=(), geolocation=()";

    /** A page of a stranger that was led here by another name gets nothing. */
    @Bean
    HttpFirewall firewall(ConsoleDoor door) {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHostnames(door::isCalled);
        return firewall;
    }

    @Bean
    Accounts accounts(RecordStore records) {
        return records.accounts();
    }

    @Bean
    SecurityFilterChain pages(HttpSecurity http, Accounts accounts) {
        return http.authorizeHttpRequests(ConsoleSecurity::rights)
                .securityContext(
                        context -> context.securityContextRepository(new Readers(accounts)))
                .sessionManagement(
                        sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .requestCache(cache -> cache.disable())
                .logout(logout -> logout.disable())
                .csrf(csrf -> csrf.csrfTokenRepository(formToken()))
                .addFilterBefore(new SameOrigin(), CsrfFilter.class)
                .exceptionHandling(ConsoleSecurity::unknown)
                .headers(ConsoleSecurity::headers)
                .build();
    }

    /** Who may see and do what, by path. */
    private static void rights(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry
                    pages) {
        pages.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers("/actuator/health/**", "/assets/**")
                .permitAll()
                .requestMatchers("/actuator/prometheus")
                .access(
                        AuthorizationManagers.anyOf(
                                IpAddressAuthorizationManager.hasIpAddress("127.0.0.0/8"),
                                IpAddressAuthorizationManager.hasIpAddress("::1")))
                .requestMatchers("/login", "/login/code", "/first", "/first/code")
                .permitAll()
                .requestMatchers("/account", "/account/logout", "/logout")
                .authenticated()
                .requestMatchers("/webphone/ws")
                .hasRole(Role.OPERATOR.name())
                .requestMatchers("/accounts", "/accounts/*")
                .hasRole(Role.ADMIN.name())
                .requestMatchers("/calls", "/calls.csv", "/calls/**")
                .hasAnyRole(Role.OPERATOR.name(), Role.AUDITOR.name())
                .requestMatchers("/tickets", "/tickets/*", "/tickets/*/*")
                .hasRole(Role.OPERATOR.name())
                .requestMatchers(
                        "/",
                        "/live/stream",
                        "/live.csv",
                        "/today.csv",
                        "/map",
                        "/map.csv",
                        "/map/found",
                        "/map/step/*",
                        "/phone",
                        "/phone/*",
                        "/sound/**",
                        "/agent",
                        "/agent.csv")
                .hasRole(Role.VIEWER.name())
                .requestMatchers(HttpMethod.GET, CHANGES)
                .hasRole(Role.VIEWER.name())
                .requestMatchers(HttpMethod.POST, CHANGES)
                .hasRole(Role.OPERATOR.name())
                .anyRequest()
                .denyAll();
    }

    /** A stream is told so; whoever asks for a page is led to where they log in. */
    private static void unknown(ExceptionHandlingConfigurer<HttpSecurity> faults) {
        faults.defaultAuthenticationEntryPointFor(
                        new HttpStatusEntryPoint(HttpStatus.UNAUTHORIZED),
                        PathPatternRequestMatcher.withDefaults().matcher("/*/stream"))
                .defaultAuthenticationEntryPointFor(
                        (_, response, _) -> leadOn(response), AnyRequestMatcher.INSTANCE);
    }

    /** By the path alone: which name it was asked by is a browser's word. */
    private static void leadOn(HttpServletResponse response) {
        response.setStatus(HttpServletResponse.SC_FOUND);
        response.setHeader(HttpHeaders.LOCATION, "/login");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    /** In a cookie of the same kind as the session's, so that nobody else can put one there. */
    private static CookieCsrfTokenRepository formToken() {
        CookieCsrfTokenRepository token = new CookieCsrfTokenRepository();
        token.setCookieName("__Host-form");
        token.setCookiePath("/");
        token.setCookieCustomizer(cookie -> cookie.secure(true).httpOnly(true).sameSite("Strict"));
        return token;
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicy.NO_REFERRER))
                .crossOriginOpenerPolicy(
                        policy -> policy.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(policy -> policy.policy(DEVICES))
                .cacheControl(cache -> cache.disable());
    }
}
