package org.hotline12333.console.page;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.hotline12333.account.Actor;
import org.hotline12333.account.Role;
import org.hotline12333.account.Session;
import org.hotline12333.console.access.Readers;

/** Who reads or changes a draft. */
final class Editors {
    private Editors() {}

    static Actor by(HttpServletRequest request) {
        return Actor.at(request.getRemoteAddr(), name());
    }

    static String name() {
        return Readers.present().orElseThrow().name().text();
    }

    static boolean mayChange() {
        return Readers.present()
                .map(Session::role)
                .filter(role -> role.rights().contains(Role.OPERATOR))
                .isPresent();
    }

    /** A number in a path; nothing where it is none. */
    static Optional<Long> number(String typed) {
        return typed.matches("[0-9]{1,18}") ? Optional.of(Long.valueOf(typed)) : Optional.empty();
    }
}
