package org.hotline12333.insurance.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.insurance.intake.InsuredPerson;
import org.hotline12333.store.database.RecordStoreAwayException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** People who do not exist, for trying the hotline; {@code docs/demo-people.md} lists them. */
public final class DemoPeople {
    private static final String RESOURCE = "/demo-people.yaml";

    private DemoPeople() {}

    /**
     * Puts the demo people into a store that is empty, and leaves any other as it is.
     *
     * @return how many were put in
     * @throws RecordStoreAwayException where the database does not answer
     */
    public static int load(RecordStore store) {
        if (!store.isEmpty()) {
            return 0;
        }
        DemoFile file = file();
        List<InsuredPerson> people = file.insuredPeople();
        store.intake().take(file.dates(), people);
        return people.size();
    }

    /**
     * How many of those in a store are demo people.
     *
     * @throws RecordStoreAwayException where the database does not answer
     */
    public static long in(RecordStore store) {
        return store.people(
                file().insuredPeople().stream().map(person -> person.idNumber().reveal()).toList());
    }

    /** What each of them keys. */
    public static List<DemoNumbers> numbers() {
        return file().people().stream().map(DemoNumbers::of).toList();
    }

    public static DemoFile file() {
        YAMLMapper mapper =
                YAMLMapper.builder(
                                YAMLFactory.builder()
                                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                        .build())
                        .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                        .enumNamingStrategy(EnumNamingStrategies.KEBAB_CASE)
                        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                        .build();
        try (InputStream resource = DemoPeople.class.getResourceAsStream(RESOURCE)) {
            return mapper.readValue(resource, DemoFile.class);
        } catch (IOException fault) {
            throw new UncheckedIOException("no demo people in " + RESOURCE, fault);
        }
    }
}
