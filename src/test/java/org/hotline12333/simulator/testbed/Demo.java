package org.hotline12333.simulator.testbed;

import org.hotline12333.simulator.line.ScriptedCaller;

/** Demo people, as they key themselves in; a star is X, and what is short needs a hash. */
public enum Demo {
    PAYING("990000198001010012", "1000000012"),
    WITH_PASSWORD("99000019850615007*", "1000000023", "135790"),
    RETIRED("990000195602290028", "10000034"),
    IN_ARREARS("990000197203180269", "1000000045"),
    RESIDENT("990000196812010551", "1000000056"),
    NEWLY_INSURED("990000200102031234", "1000000067"),
    ALL_FIVE("990000199001010113", "100000000078"),
    IN_OLD_BOOKS("990000620704003#", "1000000089"),
    WITH_OTHER_PASSWORD("990000197505050427", "1000000090", "246801"),
    UNEMPLOYED("99000019831111014*", "1000000101"),
    INJURED("990000198808080716", "1000000112"),
    WITH_GAP("990000197910200636", "1000000123"),
    FIRST_MONTH("990000199404270809", "1000000134"),
    SINCE_RECORDS_BEGIN("990000196609301046", "1000000145"),
    CHILD("990000201006010972", "1000000156"),
    TRAINEE("990000200409120311", "1000000167"),
    JUST_OUT_OF_WORK("990000199206180431", "1000000178");

    final String id;
    final String number;
    private final String password;

    Demo(String id, String number) {
        this(id, number, "");
    }

    Demo(String id, String number, String password) {
        this.id = id;
        this.number = number;
        this.password = password;
    }

    /** Somebody who has come to the menu of enquiries in Mandarin and heard nothing of it yet. */
    public ScriptedCaller verified() {
        return verified("1");
    }

    public ScriptedCaller verified(String language) {
        ScriptedCaller caller = new ScriptedCaller().answers(language).answers("1");
        return identified(caller);
    }

    /** Somebody who keys a social security number that is another one's, in Mandarin. */
    public ScriptedCaller guessed() {
        String anothers = this == WITH_PASSWORD ? PAYING.number : WITH_PASSWORD.number;
        return new ScriptedCaller().answers("1").answers("1").answers(id).answers(anothers + "#");
    }

    /** The same caller, after the numbers. */
    ScriptedCaller identified(ScriptedCaller caller) {
        caller.answers(id).answers(number + "#");
        return password.isEmpty() ? caller : caller.answers(password);
    }
}
