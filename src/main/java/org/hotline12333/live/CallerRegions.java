package org.hotline12333.live;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.i18n.phonenumbers.geocoding.PhoneNumberOfflineGeocoder;
import java.util.Locale;
import java.util.Optional;
import org.hotline12333.identity.TelephoneNumber;

/**
 * Which region a number is of, by libphonenumber's tables. The first question of each kind reads
 * some of them, which takes 25 ms, and is not safe for many threads; the next ones are answered in
 * less than one.
 */
public final class CallerRegions {
    private static final String HOME = "CN";
    private static final Locale COUNTRY = Locale.of("", HOME);

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
    private final PhoneNumberOfflineGeocoder geocoder = PhoneNumberOfflineGeocoder.getInstance();

    /** Empty where the number is withheld, none, or does not tell. Safe for many threads. */
    public synchronized Optional<CallerRegion> of(String claimed) {
        try {
            PhoneNumber number = numbers.parse(TelephoneNumber.of(claimed).canonical(), HOME);
            String english = name(number, Locale.ENGLISH);
            return english.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new CallerRegion(name(number, Locale.SIMPLIFIED_CHINESE), english));
        } catch (NumberParseException _) {
            return Optional.empty();
        }
    }

    /** That a number is of this country tells nobody anything. */
    private String name(PhoneNumber number, Locale language) {
        String name = geocoder.getDescriptionForNumber(number, language, HOME);
        return name.equals(COUNTRY.getDisplayCountry(language)) ? "" : name;
    }
}
