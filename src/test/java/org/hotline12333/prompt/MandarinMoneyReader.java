package org.hotline12333.prompt;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Understands an amount as a listener does, and strictly: an amount that is not spoken by the rules
 * (one zero per gap, ten without a one only in front, two as 两 only where it leads) is refused.
 */
public final class MandarinMoneyReader {
    private static final String DIGITS = "零一二三四五六七八九";
    private static final Pattern AMOUNT =
            Pattern.compile("(?:(.+)元)?(零)?(?:([一二两三四五六七八九])角)?(?:([一二两三四五六七八九])分)?");
    private static final List<String> UNITS = List.of("万亿", "亿", "万", "");
    private static final List<String> PLACES = List.of("千", "百", "十", "");

    private MandarinMoneyReader() {}

    public static long fen(String words) {
        Matcher amount = AMOUNT.matcher(words);
        demand(amount.matches(), words);
        String yuan = amount.group(1);
        String jiao = amount.group(3);
        String fen = amount.group(4);
        boolean zero = amount.group(2) != null;
        demand(zero == (yuan != null && jiao == null && fen != null), words);
        boolean jiaoLeads = yuan == null;
        boolean fenLeads = yuan == null && jiao == null;
        return (yuan == null ? 0 : 100 * whole(yuan))
                + 10 * digit(jiao, jiaoLeads)
                + digit(fen, fenLeads);
    }

    private static long digit(String word, boolean leads) {
        if (word == null) {
            return 0;
        }
        demand(!word.equals(leads ? "二" : "两"), word);
        return word.equals("两") ? 2 : DIGITS.indexOf(word);
    }

    /**
     * Sections of four digits from the left; then says what was heard by the rules, and compares.
     */
    private static long whole(String words) {
        if (words.equals("零")) {
            return 0;
        }
        long number = 0;
        String rest = words;
        for (int unit = 0; unit < UNITS.size(); unit++) {
            String name = UNITS.get(unit);
            int at = name.isEmpty() ? rest.length() : rest.indexOf(name);
            number *= 10_000;
            // The yi of wan-yi is not the next section's.
            if (at >= 0 && !(name.equals("万") && rest.startsWith("万亿", at))) {
                number += section(rest.substring(0, at));
                rest = rest.substring(Math.min(rest.length(), at + name.length()));
            }
        }
        demand(rest.isEmpty(), words);
        demand(spoken(number).equals(words), words);
        return number;
    }

    private static long section(String words) {
        long number = 0;
        long digit = 0;
        for (String symbol : words.split("", -1)) {
            int place = PLACES.indexOf(symbol);
            if (symbol.isEmpty() || symbol.equals("零")) {
                continue;
            }
            if (place < 0) {
                digit = symbol.equals("两") ? 2 : DIGITS.indexOf(symbol);
                demand(digit > 0, words);
            } else {
                number += Math.max(1, digit) * Math.powExact(10L, 3 - place);
                digit = 0;
            }
        }
        return number + digit;
    }

    /** The rules said forwards, digit by digit from the left. */
    private static String spoken(long number) {
        StringBuilder words = new StringBuilder();
        boolean gap = false;
        long size = 1_000_000_000_000L;
        for (String unit : UNITS) {
            int section = (int) (number / size % 10_000);
            if (words.length() > 0 && section < 1000) {
                gap = true;
            }
            if (section > 0) {
                words.append(gap && words.length() > 0 ? "零" : "");
                words.append(section(section, words.length() == 0, !unit.isEmpty())).append(unit);
                gap = false;
            }
            size /= 10_000;
        }
        return words.toString();
    }

    private static String section(int section, boolean opens, boolean unitFollows) {
        if (section == 2 && (opens || unitFollows)) {
            return "两";
        }
        StringBuilder words = new StringBuilder();
        boolean gap = false;
        for (int place = 0; place < 4; place++) {
            int digit = section / Math.powExact(10, 3 - place) % 10;
            boolean first = words.length() == 0;
            if (digit == 0) {
                gap = !first;
            } else {
                words.append(gap ? "零" : "");
                gap = false;
                words.append(
                        first && opens && digit == 2 && place < 2
                                ? "两"
                                : first && opens && digit == 1 && place == 2
                                        ? ""
                                        : DIGITS.substring(digit, digit + 1));
                words.append(PLACES.get(place));
            }
        }
        return words.toString();
    }

    private static void demand(boolean holds, String words) {
        if (!holds) {
            throw new IllegalArgumentException("nobody says " + words);
        }
    }
}
