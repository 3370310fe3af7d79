package org.hotline12333.console.access;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import org.hotline12333.account.Accounts;
import org.hotline12333.account.Role;
import org.hotline12333.account.Session;
import org.hotline12333.store.database.RecordStoreAwayException;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;

/**
 * Whoever a browser's cookie is of, by the sessions in the store: none lies in this server, so that
 * no restart and no second server ends one. Asked for only where a page is not everybody's.
 */
public final class Readers implements SecurityContextRepository {
    private final Accounts accounts;

    public Readers(Accounts accounts) {
        this.accounts = accounts;
    }

    /** Who reads the page that is being made, where they have logged in. */
    public static Optional<Session> present() {
        return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication())
                .map(proved -> proved.getPrincipal())
                .filter(Session.class::isInstance)
                .map(Session.class::cast);
    }

    private SecurityContext context(HttpServletRequest request) {
        SecurityContext context = new SecurityContextImpl();
        session(request).map(Readers::proved).ifPresent(context::setAuthentication);
        return context;
    }

    /** That the store is away is a fault; where that fault is shown it is no second one. */
    private Optional<Session> session(HttpServletRequest request) {
        try {
            return SessionCookie.of(request).flatMap(accounts::session);
        } catch (RecordStoreAwayException away) {
            if (request.getDispatcherType() == DispatcherType.ERROR) {
                return Optional.empty();
            }
            throw away;
        }
    }

    private static PreAuthenticatedAuthenticationToken proved(Session session) {
        List<SimpleGrantedAuthority> rights =
                session.role().rights().stream()
                        .map(Role::name)
                        .map(right -> new SimpleGrantedAuthority("ROLE_" + right))
                        .toList();
        return new PreAuthenticatedAuthenticationToken(session, "", rights);
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Looked(request);
    }

    /** Looked for once, by the first who asks. */
    private final class Looked implements DeferredSecurityContext {
        private final HttpServletRequest request;
        private Optional<SecurityContext> found = Optional.empty();

        Looked(HttpServletRequest request) {
            this.request = request;
        }

        @Override
        public SecurityContext get() {
            SecurityContext context = found.orElseGet(() -> context(request));
            found = Optional.of(context);
            return context;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }

    @Override
    @SuppressWarnings("deprecation") // the interface still has it
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return context(holder.getRequest());
    }

    /** Sessions begin where somebody logs in. */
    @Override
    public void saveContext(
            SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return SessionCookie.of(request).isPresent();
    }
}
