package org.hotline12333.store.access;

import org.hotline12333.identity.IdNumber;
import org.hotline12333.identity.PersonId;
import org.hotline12333.identity.Secret;
import org.hotline12333.identity.SocialSecurityNumber;
import org.hotline12333.service.Enquirer;

/**
 * Who a caller is. Every refusal does the same work, whatever its reason; it is counted and written
 * to the audit in one transaction, and what could not be counted is not judged. Throws {@link
 * RecordStoreAwayException}. Safe for many threads.
 */
public interface Credentials {
    /** What asking for the numbers is called in the audit, for ever. */
    String NUMBERS_AUDITED = "VERIFY_NUMBERS";

    /** The same for the password. */
    String PASSWORD_AUDITED = "VERIFY_PASSWORD";

    /** The same for a new one. */
    String SET_AUDITED = "SET_PASSWORD";

    /** Whether both numbers belong to one person. */
    Verdict.OnNumbers verifyNumbers(
            IdNumber idNumber, SocialSecurityNumber socialSecurityNumber, Enquirer enquirer);

    /**
     * Whether this is the query password of a person whose numbers matched before. Refused, too,
     * where the person has set none.
     */
    Verdict.OnPassword verifyPassword(PersonId person, Secret password, Enquirer enquirer);

    /** The same of who wants to change it; it is counted in the same way. */
    Verdict.OnProof provePassword(PersonId person, Secret password, Enquirer enquirer);

    /** Which password a person has now. */
    PasswordHeld passwordOf(PersonId person);

    /**
     * Sets a password, and told is what is on the disk. Asked for once more in the same call, as by
     * a server that died, it is told once more.
     */
    Chosen setPassword(PersonId person, NewPassword wish, Enquirer enquirer);
}
