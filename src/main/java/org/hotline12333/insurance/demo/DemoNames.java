package org.hotline12333.insurance.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotline12333.insurance.records.DesignatedHospital;
import org.hotline12333.insurance.records.Employer;
import org.hotline12333.insurance.records.PersonRecords.Benefit;
import org.hotline12333.prompt.Clip;
import org.hotline12333.value.NameId;
import org.hotline12333.value.Sound;

/** Names of employers and hospitals of the demo people. Most are shipped with their sounds. */
public final class DemoNames {
    private static final String FOLDER = "/demo-names/";

    private DemoNames() {}

    /** Each of them once. */
    public static List<String> all() {
        return DemoPeople.file().people().stream()
                .flatMap(person -> person.accounts().stream())
                .flatMap(DemoNames::named)
                .distinct()
                .toList();
    }

    private static Stream<String> named(DemoAccount account) {
        if (!(account instanceof DemoAccount.Received(Benefit benefit))) {
            return Stream.empty();
        }
        if (benefit instanceof Employer(String name)) {
            return Stream.of(name);
        }
        return benefit instanceof DesignatedHospital(String name)
                ? Stream.of(name)
                : Stream.empty();
    }

    /** Those with a sound. */
    public static Map<String, Sound> sounds() {
        Map<String, Sound> sounds = new LinkedHashMap<>();
        for (String name : all()) {
            try (InputStream shipped = DemoNames.class.getResourceAsStream(file(name))) {
                if (shipped != null) {
                    sounds.put(name, Sound.spoken(shipped.readAllBytes()));
                }
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
        return sounds;
    }

    /** The same by the clips as which they are heard. */
    public static Map<Clip, Sound> heard() {
        return sounds().entrySet().stream()
                .collect(
                        Collectors.toMap(
                                each -> Clip.of(NameId.of(each.getKey())), Map.Entry::getValue));
    }

    /** The same as samples, for an ear. */
    public static Map<Clip, short[]> samples() {
        return heard().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().samples()));
    }

    /** A-law, as the store keeps it. */
    static String file(String name) {
        return FOLDER + NameId.of(name).hex() + ".alaw";
    }
}
