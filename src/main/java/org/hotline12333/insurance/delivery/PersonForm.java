package org.hotline12333.insurance.delivery;

import java.time.LocalDate;
import java.util.Optional;
import org.hotline12333.identity.IdNumber;
import org.hotline12333.identity.SocialSecurityNumber;

/** Rows of persons. */
final class PersonForm implements RowForm {
    private static final int OLD_LENGTH = 15;
    private static final int LENGTH = 18;

    private final Fields fields;
    private final People people;
    private final Codes<Boolean> retired;
    private final LocalDate lastDay;

    PersonForm(Fields fields, People people, AgencyTable table, LocalDate lastDay) {
        this.fields = fields;
        this.people = people;
        this.retired = new Codes<>(table.retired());
        this.lastDay = lastDay;
    }

    @Override
    public PersonRow read() throws RowFault {
        PersonRow person =
                new PersonRow(
                        fields.person(0),
                        idNumber(),
                        socialSecurityNumber(),
                        fields.code(3, retired),
                        fields.dateIfAny(4));
        people.enter(person, fields);
        return person;
    }

    @Override
    public void rejected() {
        try {
            people.reject(fields.person(0));
        } catch (RowFault _) {
            return; // nobody can tell who it was
        }
    }

    private SocialSecurityNumber socialSecurityNumber() throws RowFault {
        Optional<SocialSecurityNumber> number = SocialSecurityNumber.read(fields.letters(1));
        if (number.isEmpty()) {
            throw fields.noNumber(
                    DeliveryProblem.NUMBER,
                    () ->
                            fields.fault(
                                    DeliveryProblem.NUMBER,
                                    "is no social security number",
                                    "write 8 to 12 digits"));
        }
        return number.get();
    }

    /** Telephones complete what was keyed; a file has to be right as it is. */
    private IdNumber idNumber() throws RowFault {
        String written = fields.letters(2);
        int last = written.length() - 1;
        boolean small = last == LENGTH - 1 && written.charAt(last) == 'x';
        String symbols = small ? written.substring(0, last) + "X" : written;
        boolean old = symbols.length() == OLD_LENGTH;
        if ((old || symbols.length() == LENGTH)
                && !symbols.endsWith("*")
                && IdNumber.read(symbols, lastDay)
                        instanceof IdNumber.Read(IdNumber number, IdNumber.Repair repair)
                && repair == (old ? IdNumber.Repair.OLD_FORM : IdNumber.Repair.NONE)) {
            fields.note(Mend.SMALL_X, small);
            fields.note(Mend.OLD_ID, old);
            return number;
        }
        throw fields.noNumber(
                DeliveryProblem.NUMBER,
                () ->
                        fields.fault(
                                DeliveryProblem.NUMBER,
                                "is no ID number",
                                "compare it with the card: 18 symbols, its check digit the last"));
    }
}
