package org.hotline12333.settings;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hotline12333.fastagi.FastAgiSettings;
import org.hotline12333.host.Descriptors;
import org.hotline12333.store.database.DatabaseAddress;
import org.hotline12333.store.file.StorePlace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * The settings under {@code hotline.}; each key of application.yaml says what it means. A wrong one
 * is told before anything is opened.
 *
 * <p>Folders are words here: Spring would look for a path on the class path first.
 *
 * @param throttle on, or off for load runs
 * @param newStore whether a new record store is wanted where one was lost; no variable says so
 */
@ConfigurationProperties("hotline")
public record Settings(
        String home,
        String keyFile,
        Agi agi,
        Db db,
        Keep keep,
        Delivery delivery,
        Sms sms,
        Card card,
        ConsoleSettings console,
        Webphone webphone,
        Speech speech,
        Traces traces,
        boolean throttle,
        boolean newStore) {
    private static final int PORT_MAX = 65_535;

    /** Where an embedded record store lies. */
    public Optional<StorePlace> place() {
        return db.database().file().map(file -> new StorePlace(file, Path.of(keyFile)));
    }

    /** The door that Asterisk comes in by. */
    public record Agi(
            String address,
            int port,
            List<String> allow,
            int calls,
            int drain,
            boolean recorded,
            int soundPort) {
        private static final Logger LOG = LoggerFactory.getLogger(Agi.class);
        private static final int DRAIN_MAX = 3_600;

        public Agi {
            if (port < 0 || port > PORT_MAX) {
                throw new SettingException(
                        "HOTLINE_AGI_PORT is " + port + "; a port is 0 to " + PORT_MAX);
            }
            if (soundPort < 0 || soundPort > PORT_MAX) {
                throw new SettingException(
                        "HOTLINE_AGI_SOUND_PORT is " + soundPort + "; a port is 0 to " + PORT_MAX);
            }
            if (calls < 1) {
                throw new SettingException("HOTLINE_AGI_CALLS is " + calls + "; it is at least 1");
            }
            if (allow.isEmpty()) {
                throw new SettingException(
                        "HOTLINE_AGI_ALLOW is empty, so nobody could call; write 127.0.0.1/32");
            }
            if (drain < 0 || drain > DRAIN_MAX) {
                throw new SettingException(
                        "HOTLINE_AGI_DRAIN is " + drain + "; it is 0 to " + DRAIN_MAX + " seconds");
            }
            allow = List.copyOf(allow);
            door(address, port, allow, calls, drain);
        }

        public FastAgiSettings door() {
            return door(address, port, allow, calls, drain)
                    .withRecorded(recorded)
                    .withSoundPort(soundPort);
        }

        /** The same with no more calls than there are descriptors for. */
        public FastAgiSettings door(Descriptors descriptors) {
            FastAgiSettings fits = door().within(descriptors.connections());
            if (fits.callsMax() < calls) {
                LOG.warn(
                        "call limit lowered: {} at once instead of {}, {} file descriptors are"
                                + " enough for no more; raise ulimit -n (LimitNOFILE of a unit) or lower"
                                + " HOTLINE_AGI_CALLS",
                        fits.callsMax(),
                        calls,
                        descriptors.most());
            }
            return fits;
        }

        private static FastAgiSettings door(
                String address, int port, List<String> allow, int calls, int drain) {
            try {
                return FastAgiSettings.of(InetAddress.getByName(address), port, allow, calls)
                        .withDrain(Duration.ofSeconds(drain));
            } catch (UnknownHostException _) {
                throw new SettingException(
                        "HOTLINE_AGI_ADDRESS is '"
                                + address
                                + "', which is not known; write an address of this machine, such as"
                                + " 127.0.0.1");
            } catch (IllegalArgumentException e) {
                throw new SettingException(
                        "HOTLINE_AGI_ALLOW is " + String.join(",", allow) + ": " + ErrorLine.of(e));
            }
        }
    }

    /**
     * For how many days the traces of calls are kept.
     *
     * @param audit who asked what about whom
     * @param calls the call log
     */
    public record Keep(int audit, int calls) {
        /** As long as a claim for a leak may be brought (Civil Code, art. 188). */
        private static final int AUDIT_MIN = 3 * 366;

        /** As long as logs of a network are to be kept (Cybersecurity Law, art. 21). */
        private static final int CALLS_MIN = 184;

        private static final int MOST = 36_500;

        public Keep {
            check("HOTLINE_KEEP_AUDIT", audit, AUDIT_MIN);
            check("HOTLINE_KEEP_CALLS", calls, CALLS_MIN);
        }

        private static void check(String variable, int days, int least) {
            if (days < least || days > MOST) {
                throw new SettingException(
                        "%s is %d; it is %d to %d days".formatted(variable, days, least, MOST));
            }
        }

        /** What the law asks for, and no more. */
        public static Keep least() {
            return new Keep(AUDIT_MIN, CALLS_MIN);
        }
    }

    /**
     * When the agency's records of a month come.
     *
     * @param day of the month; 0 where none is fixed
     * @param monthsAfter how many months after the one that they are of
     */
    public record Delivery(int day, int monthsAfter) {
        private static final int DAY_MAX = 31;
        private static final int AFTER_MAX = 24;

        public Delivery {
            check("HOTLINE_DELIVERY_DAY", day, DAY_MAX);
            check("HOTLINE_DELIVERY_MONTHS_AFTER", monthsAfter, AFTER_MAX);
        }

        private static void check(String variable, int number, int most) {
            if (number < 0 || number > most) {
                throw new SettingException(
                        "%s is %d; it is 0 to %d".formatted(variable, number, most));
            }
        }
    }

    /**
     * A gateway of short messages. Prints nothing: what a gateway asks for may be a password.
     *
     * @param url empty where there is none
     * @param aMinute messages, over all servers
     */
    public record Sms(String url, String body, String headers, int aMinute) {
        private static final int MOST = 6_000;

        public Sms {
            if (aMinute < 1 || aMinute > MOST) {
                throw new SettingException(
                        "HOTLINE_SMS_A_MINUTE is %d; it is 1 to %d".formatted(aMinute, MOST));
            }
            if (!url.isEmpty() && web(url).isEmpty()) {
                throw new SettingException(
                        "HOTLINE_SMS_URL is no address of a gateway; write http://HOST/PATH or"
                                + " https://HOST/PATH");
            }
        }

        /** Where messages are brought; nowhere, where they wait. */
        public Optional<URI> gateway() {
            return web(url);
        }

        @Override
        public String toString() {
            return "Sms";
        }
    }

    /**
     * The social security card.
     *
     * @param lossWorkdays for how many workdays a card is reported lost by word of mouth
     */
    public record Card(int lossWorkdays) {
        private static final int MOST = 30;

        public Card {
            if (lossWorkdays < 1 || lossWorkdays > MOST) {
                throw new SettingException(
                        "HOTLINE_CARD_LOSS_WORKDAYS is %d; it is 1 to %d"
                                .formatted(lossWorkdays, MOST));
            }
        }
    }

    /**
     * The telephone in the console that calls through Asterisk.
     *
     * @param asterisk where Asterisk takes it, on this machine; empty where it is off
     * @param keyFile by whose key Asterisk knows that it comes by way of the console
     */
    public record Webphone(String asterisk, String keyFile) {
        private static final Pattern LOOPBACK =
                Pattern.compile("127(?:\\.\\d{1,3}){3}:([1-9]\\d{0,4})");

        public Webphone {
            Matcher address = LOOPBACK.matcher(asterisk);
            if (!asterisk.isEmpty()
                    && !(address.matches() && Integer.parseInt(address.group(1)) <= PORT_MAX)) {
                throw new SettingException(
                        "HOTLINE_WEBPHONE is '%s'; it is an address of the loopback and a port, as"
                                        .formatted(asterisk)
                                + " 127.0.0.1:8088, or empty");
            }
        }

        /** Where Asterisk takes it; nowhere, where it is off. */
        public Optional<String> door() {
            return Optional.of(asterisk).filter(address -> !address.isEmpty());
        }
    }

    /**
     * What reads names aloud.
     *
     * @param engine a command; empty where it is the usual one
     */
    public record Speech(String engine) {}

    /**
     * A collector of traces.
     *
     * @param url empty where there is none
     */
    public record Traces(String url) {
        public Traces {
            if (!url.isEmpty() && web(url).isEmpty()) {
                throw new SettingException(
                        "HOTLINE_TRACES_URL is no address of a collector; write"
                                + " http://HOST:4318/v1/traces");
            }
        }

        /** Where traces are brought; nowhere, where none are made. */
        public Optional<URI> collector() {
            return web(url);
        }

        /** An address may hold a password. */
        @Override
        public String toString() {
            return "Traces";
        }
    }

    /** An address of HTTP, where it is one. */
    private static Optional<URI> web(String url) {
        try {
            URI uri = new URI(url);
            boolean http = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            return http && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException _) {
            return Optional.empty();
        }
    }

    /** The database behind the record store. */
    public record Db(String url, String user, String password) {
        public Db {
            DatabaseUrl.checked(url);
        }

        public DatabaseAddress database() {
            return new DatabaseAddress(url, user, password);
        }

        /** A URL may hold a password. */
        @Override
        public String toString() {
            return "Db";
        }
    }
}
