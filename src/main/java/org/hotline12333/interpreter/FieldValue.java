package org.hotline12333.interpreter;

import java.time.YearMonth;
import org.hotline12333.identity.IdNumber;
import org.hotline12333.identity.Secret;
import org.hotline12333.identity.SocialSecurityNumber;

/**
 * What a caller keyed into a field, well formed. Lives as long as its form, and is never stored.
 */
public sealed interface FieldValue {
    record Id(IdNumber number) implements FieldValue {}

    record SocialSecurity(SocialSecurityNumber number) implements FieldValue {}

    record Password(Secret password) implements FieldValue {}

    record Month(YearMonth month) implements FieldValue {}

    record Year(java.time.Year year) implements FieldValue {}
}
