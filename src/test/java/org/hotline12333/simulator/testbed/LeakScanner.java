package org.hotline12333.simulator.testbed;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Looks for keyed secrets in what a run has left behind: as they are, with something between their
 * digits, backwards, encoded, and one digit a line. Where one is found it is not told which.
 */
public final class LeakScanner {
    /** Shorter ones stand in other numbers by chance, and are looked for as whole numbers. */
    private static final int LONG = 8;

    /** Characters of Base64 for three bytes, and a run of them that may hold a password. */
    private static final int BLOCK = 4;

    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/_-]{8,}");

    /** Of a UUID. */
    private static final Pattern DASHES = Pattern.compile("(?<=[0-9a-f])-(?=[0-9a-f])");

    /** No secret is shorter. */
    private static final Pattern KEYS = Pattern.compile("[0-9*X]{6}");

    private static final Pattern BETWEEN_DIGITS =
            Pattern.compile("(?<=[0-9])[\\s\\-_.,:/]{1,3}(?=[0-9*X])");

    /** Behind a dollar it is the number of a lambda, in a stack trace. */
    private static final Pattern LONE_KEY =
            Pattern.compile("(?<![0-9A-Za-z.:%+*/$-])[0-9*X](?![0-9A-Za-z.:%*/-])");

    private final List<Secret> secrets;

    private record Secret(String keys, Pattern number, Pattern spaced, String hex) {
        static Secret of(String keys) {
            return new Secret(
                    keys,
                    number(Pattern.quote(keys)),
                    number(
                            keys.chars()
                                    .mapToObj(key -> Pattern.quote(Character.toString(key)))
                                    .collect(Collectors.joining("[\\s\\-_.,:/]{1,3}"))),
                    HexFormat.of().formatHex(keys.getBytes(StandardCharsets.US_ASCII)));
        }

        private static Pattern number(String digits) {
            return Pattern.compile("(?<![0-9A-Fa-f])" + digits + "(?![0-9A-Fa-f])");
        }
    }

    /** A scanner for these numbers, as they were keyed: a star may have been taken for an X. */
    public LeakScanner(Collection<String> keyed) {
        secrets =
                keyed.stream()
                        .flatMap(keys -> Stream.of(keys, keys.replace('*', 'X')))
                        .flatMap(keys ->
                                Stream.of(keys, new StringBuilder(keys).reverse().toString()))
                        .distinct()
                        .map(Secret::of)
                        .toList();
    }

    /** The shapes in which a secret stands in a text, each with where it was found. */
    public List<String> scan(String where, String text) {
        String joined = BETWEEN_DIGITS.matcher(text).replaceAll("");
        String hex = DASHES.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
        String decoded = decoded(text);
        List<String> hits = new ArrayList<>();
        for (Secret secret : secrets) {
            if (stands(secret, text, joined)) {
                hits.add(where + ": in digits");
            }
            if (hex.contains(secret.hex()) || decoded.contains(secret.keys())) {
                hits.add(where + ": encoded");
            }
        }
        hits.addAll(scan(where, text.lines().toList()));
        return hits;
    }

    /**
     * All that may be Base64, decoded from each place of a block. A secret is found whole or not at
     * all: six bytes at random are a password once in 2^48, so that chance finds none in a lifetime
     * of runs, while the few characters of its whole blocks stand in some nonce once in a few
     * hundred.
     */
    private static String decoded(String text) {
        StringBuilder all = new StringBuilder();
        BASE64.matcher(text.replace('-', '+').replace('_', '/'))
                .results()
                .map(MatchResult::group)
                .forEach(run -> {
                    for (int from = 0; from < BLOCK; from++) {
                        int odd = (run.length() - from) % BLOCK == 1 ? 1 : 0; // no byte is in one
                        byte[] bytes =
                                Base64.getDecoder().decode(run.substring(from, run.length() - odd));
                        String clear = new String(bytes, StandardCharsets.ISO_8859_1);
                        if (KEYS.matcher(clear).find()) {
                            all.append(clear).append('\n');
                        }
                    }
                });
        return all.toString();
    }

    private static boolean stands(Secret secret, String text, String joined) {
        return secret.keys().length() < LONG
                ? secret.number().matcher(text).find() || secret.spaced().matcher(text).find()
                : text.contains(secret.keys()) || joined.contains(secret.keys());
    }

    /** The same for what is told a line at a time: whether lone keys, read downwards, are one. */
    public List<String> scan(String where, List<String> lines) {
        List<String> keys = lines.stream().flatMap(line -> loneKeys(line).stream()).toList();
        return secrets.stream()
                .filter(secret -> isReadDownwards(secret.keys(), keys))
                .map(_ -> where + ": digit by digit")
                .toList();
    }

    private static Optional<String> loneKeys(String line) {
        Matcher key = LONE_KEY.matcher(line);
        String keys = key.results().map(found -> found.group()).collect(Collectors.joining());
        return keys.isEmpty() ? Optional.empty() : Optional.of(keys);
    }

    private static boolean isReadDownwards(String secret, List<String> keys) {
        return IntStream.rangeClosed(0, keys.size() - secret.length())
                .anyMatch(from ->
                        IntStream.range(0, secret.length())
                                .allMatch(i -> keys.get(from + i).indexOf(secret.charAt(i)) >= 0));
    }
}
