package org.hotline12333.simulator.fuzz;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.hotline12333.dialog.Dialog;
import org.hotline12333.dialog.Dialog.Field;
import org.hotline12333.dialog.Dialog.Form;
import org.hotline12333.dialog.Dialog.Menu;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.identity.TicketNumber;
import org.hotline12333.service.FieldType;
import org.hotline12333.simulator.line.PersonKeys;

/**
 * Keys at random: mostly such as lead on, so that deep places are reached, and often enough others.
 */
final class FuzzKeys {
    private static final String ALL = "0123456789*#ABCD";
    private static final int BURST_MAX = 40;

    /** Of the numbers that a hotline in memory gives out to a call. */
    private static final int TICKET_FIRST = 10_000_005;

    /** The same twice, and nobody's that is there. */
    private static final String NEW_PASSWORD = "864209";

    private final SplittableRandom random;
    private final Dialplan plan;
    private final List<PersonKeys> people;
    private final PersonKeys self;

    /** The keys of somebody who is one of these people, and knows the numbers of all. */
    FuzzKeys(SplittableRandom random, Dialplan plan, List<PersonKeys> people) {
        this.random = random;
        this.plan = plan;
        this.people = people;
        self = any(people);
    }

    /** Where a caller was asked last: a menu, or a form and its field; empty before. */
    String at(String place) {
        int slash = place.indexOf('/');
        Dialog dialog = plan.dialogs().get(slash < 0 ? place : place.substring(0, slash));
        return switch (dialog) {
            case Menu menu -> choice(menu, random.nextInt(100));
            case Form form ->
                    form.fields().stream()
                            .filter(field -> field.name().equals(place.substring(slash + 1)))
                            .findFirst()
                            .map(field -> number(field, random.nextInt(100)))
                            .orElseGet(() -> burst(BURST_MAX));
            case null -> burst(BURST_MAX);
        };
    }

    private String choice(Menu menu, int dice) {
        if (dice < 75) {
            return String.valueOf(any(menu.choices().keySet().stream().sorted().toList()));
        }
        if (dice < 85) {
            return String.valueOf(any(plan.links().keySet().stream().sorted().toList()));
        }
        return dice < 95 ? burst(1) : ahead(dice);
    }

    /** Typed ahead: the whole way to a person's records, or anything. */
    private String ahead(int dice) {
        return dice < 98
                ? "11" + self.idNumber() + self.socialSecurityNumber() + self.password()
                : burst(BURST_MAX);
    }

    private String number(Field field, int dice) {
        FieldType type = field.type();
        if (dice < 75) {
            return field.name().startsWith("new-") ? NEW_PASSWORD : fitting(type, self);
        }
        if (dice < 80) {
            return fitting(type, any(people));
        }
        return switch (dice) {
            case 80, 81, 82, 83, 84 -> digits(1 + random.nextInt(type.maxLength() + 1)) + "#";
            case 85, 86, 87, 88 -> digits(type.maxLength());
            case 89, 90 -> digits(3) + "*" + fitting(type, self);
            case 91, 92, 93 -> "*";
            case 94 -> "0#";
            default -> burst(BURST_MAX);
        };
    }

    private String fitting(FieldType type, PersonKeys person) {
        return switch (type) {
            case ID_NUMBER -> person.idNumber() + (random.nextInt(3) == 0 ? "#" : "");
            case SOCIAL_SECURITY_NUMBER -> person.socialSecurityNumber();
            case PASSWORD -> person.password().isEmpty() ? digits(6) : person.password();
            case YEAR_MONTH -> year() + "%02d".formatted(1 + random.nextInt(13));
            case YEAR -> year();
            case TELEPHONE_NUMBER -> "138" + digits(8) + "#";
            case TICKET_NUMBER -> TicketNumber.of(TICKET_FIRST + random.nextInt(2)).digits();
            case RECORDING -> "#";
        };
    }

    private String year() {
        return String.valueOf(1990 + random.nextInt(40));
    }

    private String digits(int length) {
        return keys("0123456789", length);
    }

    private String burst(int longest) {
        return keys(ALL, 1 + random.nextInt(longest));
    }

    private String keys(String from, int length) {
        return random.ints(length, 0, from.length())
                .mapToObj(i -> String.valueOf(from.charAt(i)))
                .collect(Collectors.joining());
    }

    private <T> T any(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
