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
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hotline12333.cli.Hotline;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The floor plan, as a table: a room sees only what its row names. */
class FloorPlanTest {
    private static final String ROOF = "org.hotline12333";
    private static final String ROOT = ROOF + ".";

    /** What every room may use. */
    private static final List<String> CELLAR =
            List.of("java..", "org.jspecify..", "org.slf4j..", ROOT + "identity");

    /** Libraries that several rooms share, by one name. */
    private static final Map<String, List<String>> LIBRARIES =
            Map.of(
                    "jackson",
                    List.of("tools.jackson..", "com.fasterxml.jackson.annotation.."),
                    "jdbc",
                    List.of(
                            "javax.sql..",
                            "org.springframework.jdbc..",
                            "org.springframework.dao..",
                            "org.springframework.transaction.."),
                    "spring",
                    List.of(
                            "org.springframework.boot..",
                            "org.springframework.context..",
                            "org.springframework.beans..",
                            "org.springframework.core..",
                            "org.springframework.util.."));

    private static final Path PLAN = Path.of("src/test/resources/floor-plan.txt");
    private static final Pattern ROW = Pattern.compile("(\\S+)\\s*:([^|]*)\\|(.*)");

    private static final List<Row> ROWS = rows();

    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages(ROOF);

    /** A room, and what it may use of the house and of others. */
    private record Row(String room, List<String> rooms, List<String> libraries) {
        Stream<String> packages() {
            return Stream.concat(
                    rooms.stream().map(FloorPlanTest::packageOf),
                    libraries.stream().flatMap(FloorPlanTest::library));
        }
    }

    private static List<Row> rows() {
        try (Stream<String> lines = Files.lines(PLAN)) {
            return lines.filter(line -> !line.startsWith("#"))
                    .map(ROW::matcher)
                    .peek(row -> assertThat(row.matches()).isTrue())
                    .map(row ->
                            new Row(
                                    row.group(1),
                                    words(row.group(2)).toList(),
                                    words(row.group(3)).toList()))
                    .toList();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.trim().split("\\s+")).filter(word -> !word.isEmpty());
    }

    private static Stream<String> library(String name) {
        return LIBRARIES.getOrDefault(name, List.of(name + "..")).stream();
    }

    private static String packageOf(String room) {
        return room.equals("roof") ? ROOF : ROOT + room;
    }

    @TestFactory
    Stream<DynamicTest> eachRoomSeesOnlyWhatItsRowNames() {
        return ROWS.stream().map(FloorPlanTest::test);
    }

    private static DynamicTest test(Row row) {
        Stream<String> own = Stream.of(packageOf(row.room()));
        String[] allowed =
                Stream.of(CELLAR.stream(), own, row.packages())
                        .flatMap(packages -> packages)
                        .toArray(String[]::new);
        return dynamicTest(
                row.room(),
                () ->
                        classes()
                                .that()
                                .resideInAPackage(packageOf(row.room()))
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage(allowed)
                                .check(HOUSE));
    }

    @Test
    void noRowNamesWhatItsRoomDoesNotUse() {
        assertThat(ROWS).flatMap(FloorPlanTest::unused).isEmpty();
    }

    private static List<String> unused(Row row) {
        Set<String> used =
                HOUSE.stream()
                        .filter(type -> type.getPackageName().equals(packageOf(row.room())))
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .map(dependency -> dependency.getTargetClass().getPackageName())
                        .collect(Collectors.toSet());
        Stream<String> rooms = row.rooms().stream().filter(room -> !used.contains(packageOf(room)));
        Stream<String> libraries =
                row.libraries().stream()
                        .filter(name ->
                                library(name)
                                        .map(PackageMatcher::of)
                                        .noneMatch(own -> used.stream().anyMatch(own::matches)));
        return Stream.concat(rooms, libraries).map(name -> row.room() + " " + name).toList();
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
                        .map(name -> name.equals(ROOF) ? "roof" : name.substring(ROOT.length()))
                        .distinct()
                        .toList();

        assertThat(packages)
                .containsExactlyInAnyOrderElementsOf(ROWS.stream().map(Row::room).toList());
    }

    @Test
    void theRoofIsSeenByTheVerbsAlone() {
        classes()
                .that()
                .resideInAPackage(ROOF)
                .should()
                .onlyHaveDependentClassesThat()
                .resideInAnyPackage(ROOF, ROOT + "cli")
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
