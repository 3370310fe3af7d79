package org.hotline12333.insurance.demo;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.hotline12333.authoring.ProblemList;
import org.hotline12333.authoring.SourceLocation;
import org.hotline12333.authoring.SourceText;
import org.hotline12333.insurance.RecordStore;
import org.hotline12333.insurance.intake.Newcomer;
import org.hotline12333.store.database.RecordStoreAwayException;

/** People who do not exist, for trying the hotline; {@code docs/demo-people.md} lists them. */
public final class DemoPeople {
    private static final String RESOURCE = "/demo-people.yaml";
    private static final String DELIVERY = "demo people";

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
        List<Newcomer> people =
                DemoDelivery.people().stream()
                        .map(each -> new Newcomer(each.password(), each.initial(), each.rows()))
                        .toList();
        store.intake().take(DELIVERY, file().dates(), people);
        DemoNames.sounds().forEach(store.sounds().names()::keep);
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
        return file().people().stream().map(DemoFile.Entry::numbers).toList();
    }

    /** As they are shipped; a test proves that nothing is wrong with them. */
    public static DemoFile file() {
        ProblemList problems = new ProblemList(SourceLocation.whole(RESOURCE));
        return read(RESOURCE, DemoPeople::shipped, problems)
                .orElseThrow(() -> new IllegalStateException(problems.problems().toString()));
    }

    /** A file of demo people; empty where anything is wrong with it, all of which is noted. */
    public static Optional<DemoFile> read(
            String name, SourceText.Opening opening, ProblemList problems) {
        return DemoReader.read(name, opening, problems);
    }

    private static InputStream shipped() throws IOException {
        InputStream resource = DemoPeople.class.getResourceAsStream(RESOURCE);
        if (resource == null) {
            throw new FileNotFoundException(RESOURCE);
        }
        return resource;
    }
}
