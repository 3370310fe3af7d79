package org.hotline12333.prompt;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** How a long number is cut up, so that a listener can follow. */
final class Groups {
    private static final Pattern WRITTEN = Pattern.compile("[- ]+");

    /** Nobody loses the thread in this many. */
    private static final int UNCUT_MAX = 5;

    private static final int ID_NUMBER_LENGTH = 18;

    private Groups() {}

    /** The groups in order; a cut that is written as a hyphen or blank stays. */
    static List<String> of(String symbols) {
        return WRITTEN.splitAsStream(symbols)
                .filter(part -> !part.isEmpty())
                .flatMap(part -> cut(part).stream())
                .toList();
    }

    private static List<String> cut(String symbols) {
        if (symbols.length() > 1 && symbols.endsWith("X")) {
            List<String> groups =
                    new ArrayList<>(cutDigits(symbols.substring(0, symbols.length() - 1)));
            groups.add("X");
            return groups;
        }
        return cutDigits(symbols);
    }

    private static List<String> cutDigits(String digits) {
        int length = digits.length();
        if (length <= UNCUT_MAX) {
            return List.of(digits);
        }
        // An ID number is region, date of birth, sequence; its X is cut off by now.
        if (length == ID_NUMBER_LENGTH || length == ID_NUMBER_LENGTH - 1) {
            return List.of(digits.substring(0, 6), digits.substring(6, 14), digits.substring(14));
        }
        return threesThenFours(digits);
    }

    /** Three, four, four for a mobile number of eleven; every length over five can be so cut. */
    private static List<String> threesThenFours(String digits) {
        List<String> groups = new ArrayList<>();
        int threes = (4 - digits.length() % 4) % 4;
        int at = 0;
        while (at < digits.length()) {
            int end = at + (groups.size() < threes ? 3 : 4);
            groups.add(digits.substring(at, end));
            at = end;
        }
        return groups;
    }
}
