package org.hotline12333.identity;

import java.util.List;

/**
 * Where somebody asks from: a channel, and what names them there. A hint, never a proof; and of one
 * channel alone: who is called on the web like somebody's telephone is not that telephone. Prints
 * masked.
 *
 * @param name as claimed, or empty when it is withheld
 */
public record Origin(Channel channel, String name) {
    /** A telephone, whose number the exchange claims. */
    public static Origin telephone(String number) {
        return new Origin(Channel.TELEPHONE, number);
    }

    private boolean isTelephone() {
        return channel.equals(Channel.TELEPHONE);
    }

    /** Its one name, by which it is counted and known; empty where it is withheld. */
    public String canonical() {
        return isTelephone() ? TelephoneNumber.of(name).canonical() : name;
    }

    /** Its name, and every other form in which it may have been stored before. */
    public List<String> forms() {
        return isTelephone() ? TelephoneNumber.of(name).forms() : List.of(name);
    }

    public boolean isWithheld() {
        return canonical().isEmpty();
    }

    /**
     * Whether a right entry makes it known for a person. Of other channels nothing is, until
     * somebody has argued what proves that it is the same again.
     */
    public boolean canBeKnown() {
        return isTelephone() && !isWithheld();
    }

    @Override
    public String toString() {
        return "Origin[" + channel.stored() + ", ****]";
    }
}
