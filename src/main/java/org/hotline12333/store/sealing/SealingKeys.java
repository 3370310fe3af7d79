package org.hotline12333.store.sealing;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import org.hotline12333.identity.Channel;
import org.hotline12333.identity.Origin;

/**
 * The keys that come from one master key by HKDF, one for each purpose. Numbers are hashed with
 * HMAC-SHA-256, cut to 128 bits, so that they can be looked up; and sealed with AES-256-GCM, so
 * that they can be shown. Safe for many threads.
 */
public final class SealingKeys {
    /** The longest that a call's state opens: so long an old key is still needed for it. */
    public static final Duration CALL_STATE_LIFE_MAX = Duration.ofHours(2);

    private static final int HASH_BYTES = 16;

    /** Before a seal that opens for one row alone. */
    private static final String BOUND = "2:";

    private final String id;
    private final String pepper;
    private final BoundKeys callState;
    private final Hmac audit;
    private final Hmac origins;
    private final BoundKeys records;
    private final BoundKeys recordings;
    private final Map<Kind, Hmac> hashes = new EnumMap<>(Kind.class);
    private final Map<Kind, BoundKeys> seals = new EnumMap<>(Kind.class);

    /** What is hashed and sealed; the same digits of another kind give another hash. */
    public enum Kind {
        ID_NUMBER("id_number", 1),
        SOCIAL_SECURITY_NUMBER("social_security_number", 2),

        /** By which an agency names a person; no caller keys it. */
        PERSON_NUMBER("person_number", 3),
        CALLER_NUMBER("caller_number", 4),

        /** What somebody has written about a person; never looked up. */
        NOTE("note", 5);

        private final String word;
        private final int code;

        Kind(String word, int code) {
            this.word = word;
            this.code = code;
        }

        /** As stored beside a number. */
        public int code() {
            return code;
        }

        /**
         * The one of this code.
         *
         * @throws IllegalArgumentException where there is none
         */
        public static Kind of(int code) {
            return Arrays.stream(values())
                    .filter(kind -> kind.code == code)
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no such kind is stored"));
        }

        /** What its keys are derived by: another word opens nothing that is stored. */
        private String word() {
            return word;
        }
    }

    private SealingKeys(Derivation derived) throws GeneralSecurityException {
        id = HexFormat.of().formatHex(derived.bytes("key id", 8));
        pepper = HexFormat.of().formatHex(derived.bytes("password pepper", 32));
        callState = new BoundKeys(derived.key("call state", "AES"));
        audit = derived.hmac("audit");
        origins = derived.hmac("hash origin");
        records = new BoundKeys(derived.key("records", "AES"));
        recordings = new BoundKeys(derived.key("recordings", "AES"));
        for (Kind kind : Kind.values()) {
            hashes.put(kind, derived.hmac("hash " + kind.word()));
            seals.put(kind, new BoundKeys(derived.key("seal " + kind.word(), "AES")));
        }
    }

    public static SealingKeys of(byte[] master) {
        try {
            return new SealingKeys(Derivation.of(master));
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("no HKDF for the sealing keys", fault);
        }
    }

    private record Derivation(KDF kdf, SecretKey extracted) {
        private static final String DOMAIN = "hotline 12333 record store 1 ";

        static Derivation of(byte[] master) throws GeneralSecurityException {
            KDF kdf = KDF.getInstance("HKDF-SHA256");
            AlgorithmParameterSpec spec =
                    HKDFParameterSpec.ofExtract().addIKM(master).extractOnly();
            return new Derivation(kdf, kdf.deriveKey("Generic", spec));
        }

        byte[] bytes(String purpose, int length) throws GeneralSecurityException {
            return kdf.deriveData(expanded(purpose, length));
        }

        SecretKey key(String purpose, String algorithm) throws GeneralSecurityException {
            return kdf.deriveKey(algorithm, expanded(purpose, 32));
        }

        Hmac hmac(String purpose) throws GeneralSecurityException {
            return new Hmac(key(purpose, Hmac.ALGORITHM));
        }

        private AlgorithmParameterSpec expanded(String purpose, int length) {
            byte[] info = (DOMAIN + purpose).getBytes(StandardCharsets.UTF_8);
            return HKDFParameterSpec.expandOnly(extracted, info, length);
        }
    }

    /** Names the master key without giving it away. */
    public String id() {
        return id;
    }

    /** Seals the state of calls, which the telephone exchange holds meanwhile. */
    public BoundKeys callState() {
        return callState;
    }

    /** What the keys that seal records are derived from, one for each delivery. */
    public BoundKeys records() {
        return records;
    }

    /** What the keys that seal recordings are derived from, one for each. */
    public BoundKeys recordings() {
        return recordings;
    }

    /** Goes into every password hash, so that the store alone is not enough to guess it. */
    public String pepper() {
        return pepper;
    }

    /**
     * The hash by which a number is looked up; hexadecimal, so that all databases sort it alike.
     */
    public String hash(Kind kind, String clear) {
        return hash(Objects.requireNonNull(hashes.get(kind)), clear);
    }

    private static String hash(Hmac hmac, String clear) {
        return HexFormat.of().formatHex(hmac.of(clear), 0, HASH_BYTES);
    }

    /** The hash by which an origin is counted and looked up, however its name is written. */
    public String hash(Origin origin) {
        return hash(origin.channel(), origin.canonical());
    }

    /**
     * The same of one form of its name. Telephones are hashed as when there was no other channel;
     * the same name on another one has another hash.
     */
    public String hash(Channel channel, String form) {
        return channel.equals(Channel.TELEPHONE)
                ? hash(Kind.CALLER_NUMBER, form)
                : hash(origins, channel.stored() + " " + form);
    }

    /**
     * What only who has the key file can make of these words, in hexadecimal. Each word's length
     * goes with it, so that none runs into the next.
     */
    public String sign(Object... words) {
        StringBuilder all = new StringBuilder();
        for (Object each : words) {
            String word = each.toString();
            all.append(word.length()).append(':').append(word);
        }
        return HexFormat.of().formatHex(audit.of(all.toString()));
    }

    /**
     * The number for display, different at each sealing, and bound to its row.
     *
     * @param row names the row, and no other of its kind
     */
    public String seal(Kind kind, String clear, String row) {
        try {
            byte[] sealed =
                    AesGcm.seal(boundTo(kind, row), row, clear.getBytes(StandardCharsets.UTF_8));
            return BOUND + Base64.getEncoder().encodeToString(sealed);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("cannot seal a number", fault);
        }
    }

    /** What {@link #seal} sealed as the same kind for the same row; or, as it once was, for any. */
    public String unseal(Kind kind, String text, String row) {
        boolean bound = text.startsWith(BOUND);
        byte[] sealed = Base64.getDecoder().decode(bound ? text.substring(BOUND.length()) : text);
        try {
            byte[] clear =
                    bound
                            ? AesGcm.open(boundTo(kind, row), row, sealed)
                            : AesGcm.open(keysOf(kind).all(), "", sealed);
            return new String(clear, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException fault) {
            throw new IllegalStateException("a sealed number does not open", fault);
        }
    }

    /** The same of what may be no seal of ours; empty where it does not open. */
    public Optional<String> opened(Kind kind, String text, String row) {
        try {
            return Optional.of(unseal(kind, text, row));
        } catch (IllegalStateException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    private BoundKeys keysOf(Kind kind) {
        return Objects.requireNonNull(seals.get(kind));
    }

    private SecretKey boundTo(Kind kind, String row) {
        return keysOf(kind).of(row);
    }
}
