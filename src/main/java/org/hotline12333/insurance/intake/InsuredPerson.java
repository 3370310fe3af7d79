package org.hotline12333.insurance.intake;

import java.util.Optional;
import org.hotline12333.identity.IdNumber;
import org.hotline12333.identity.Secret;
import org.hotline12333.identity.SocialSecurityNumber;
import org.hotline12333.insurance.records.PersonRecords;

/** A person as they are put into the store. */
public record InsuredPerson(
        IdNumber idNumber,
        SocialSecurityNumber socialSecurityNumber,
        Optional<Secret> password,
        PersonRecords records) {}
