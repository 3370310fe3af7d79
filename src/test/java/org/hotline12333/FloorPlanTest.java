package org.hotline12333;

import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hotline12333.cli.Hotline;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The floor plan, as a table: a room sees only what its row names. */
class FloorPlanTest {
    private static final String ROOT = "org.hotline12333.";

    /** What every room may use. */
    private static final List<String> CELLAR =
            List.of(
                    "java..",
                    "javax.crypto..",
                    "org.jspecify..",
                    "org.slf4j..",
                    ROOT + "identity..");

    private static final Map<String, List<String>> MAY_USE =
            Map.ofEntries(
                    may("identity"),
                    may(
                            "prompt",
                            "com.ibm.icu..",
                            "tools.jackson..",
                            "org.snakeyaml..",
                            "javax.sound.."),
                    may(
                            "insurance",
                            "javax.sql..",
                            "org.springframework.jdbc..",
                            "org.springframework.dao..",
                            "org.springframework.transaction..",
                            "org.springframework.security.crypto..",
                            "org.flywaydb..",
                            "tools.jackson.."),
                    may(
                            "calllog",
                            "tools.jackson..",
                            "com.fasterxml.jackson.annotation..",
                            "javax.sql..",
                            "org.springframework.jdbc..",
                            "org.springframework.dao..",
                            "org.springframework.transaction.."),
                    may("channel", "prompt"),
                    may("dialog", "prompt", "tools.jackson..", "org.snakeyaml.."),
                    may(
                            "interpreter",
                            "dialog",
                            "channel",
                            "prompt",
                            "tools.jackson..",
                            "com.fasterxml.jackson.annotation.."),
                    may("service", "interpreter", "dialog", "insurance", "prompt", "channel"),
                    may("fastagi", "channel", "prompt", "org.asteriskjava.."),
                    may("asterisk", "channel", "prompt"),
                    may("sip", "channel", "prompt"),
                    may(
                            "simulator",
                            "asterisk",
                            "sip",
                            "interpreter",
                            "dialog",
                            "channel",
                            "calllog",
                            "prompt",
                            "tools.jackson..",
                            "javax.sql..",
                            "javax.xml.."),
                    may(
                            "bench",
                            "asterisk",
                            "channel",
                            "prompt",
                            "tools.jackson..",
                            "org.HdrHistogram.."),
                    may("doctor", "fastagi", "insurance", "javax.sql..", "org.flywaydb.."));

    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("org.hotline12333");

    /** A room, and the rooms and packages that it may use. */
    private static Map.Entry<String, List<String>> may(String room, String... uses) {
        return Map.entry(
                room, Stream.of(uses).map(n -> n.endsWith("..") ? n : ROOT + n + "..").toList());
    }

    @TestFactory
    Stream<DynamicTest> eachRoomSeesOnlyWhatItsRowNames() {
        return MAY_USE.keySet().stream().sorted().map(FloorPlanTest::row);
    }

    private static DynamicTest row(String room) {
        List<String> allowed = new ArrayList<>(CELLAR);
        allowed.add(ROOT + room + "..");
        allowed.addAll(MAY_USE.getOrDefault(room, List.of()));
        return dynamicTest(
                room,
                () ->
                        classes()
                                .that()
                                .resideInAPackage(ROOT + room + "..")
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage(allowed.toArray(String[]::new))
                                .check(HOUSE));
    }

    @Test
    void roomsAreFreeOfCycles() {
        slices().matching(ROOT + "(**)").should().beFreeOfCycles().check(HOUSE);
    }

    @Test
    void everyPackageIsARoom() {
        List<String> packages =
                HOUSE.stream()
                        .map(type -> type.getPackageName())
                        .filter(name -> name.startsWith(ROOT))
                        .map(name -> name.substring(ROOT.length()))
                        .distinct()
                        .toList();

        assertThat(packages).isNotEmpty().isSubsetOf(MAY_USE.keySet());
    }

    @Test
    void theRoofIsSeenByNone() {
        classes()
                .that()
                .resideInAPackage("org.hotline12333")
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAPackage("org.hotline12333")
                .check(HOUSE);
    }

    @Test
    void theEnvironmentIsReadInOnePlace() {
        noClasses()
                .that()
                .doNotHaveFullyQualifiedName(Hotline.class.getName())
                .should()
                .callMethodWhere(target(owner(type(System.class))).and(target(name("getenv"))))
                .check(HOUSE);
    }
}
