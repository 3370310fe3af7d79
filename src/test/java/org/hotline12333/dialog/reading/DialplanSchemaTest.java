package org.hotline12333.dialog.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.hotline12333.dialog.check.ShippedDialplanTest;
import org.hotline12333.service.FieldType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DialplanSchemaTest {
    private static final Path SCHEMA = ShippedDialplanTest.FOLDER.resolve("dialplan.schema.json");
    private static final Path BROKEN = Path.of("src", "test", "resources", "dialplans", "broken");

    @ParameterizedTest
    @MethodSource
    void takesEveryShippedFile(Path file) throws IOException {
        assertThat(faults(file)).isEmpty();
    }

    static List<Path> takesEveryShippedFile() throws IOException {
        try (Stream<Path> files = Files.list(ShippedDialplanTest.FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".yaml")).sorted().toList();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown-key",
                "unknown-word",
                "wrong-type",
                "missing-key",
                "bad-name",
                "bad-key",
                "bad-duration",
                "dialog-shape",
                "no-target",
                "several-targets",
                "ladder-empty",
                "menu-empty",
                "bad-count"
            })
    void refusesWhatAnEditorCanSee(String broken) throws IOException {
        assertThat(faults(BROKEN.resolve(broken + ".yaml"))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unknown-dialog",
                "unknown-hours",
                "level-too-low",
                "slot-kind",
                "menu-too-long"
            })
    void leavesToTheCheckerWhatNeedsTheWholeDialplan(String broken) throws IOException {
        assertThat(faults(BROKEN.resolve(broken + ".yaml"))).isEmpty();
    }

    @Test
    void namesEveryTypeOfField() throws IOException {
        Set<String> types = new HashSet<>();
        json().at("/$defs/field/properties/type/enum").forEach(type -> types.add(type.asString()));

        assertThat(types)
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(FieldType.values()).map(FieldType::word).toList());
    }

    @Test
    void knowsEveryLimit() throws IOException {
        assertThat(json().at("/properties/limits/properties").propertyNames())
                .containsExactlyInAnyOrderElementsOf(WeightLimits.KEYS);
    }

    private static List<Error> faults(Path file) throws IOException {
        Schema schema =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(Files.readString(SCHEMA), InputFormat.JSON);
        return schema.validate(Files.readString(file), InputFormat.YAML);
    }

    private static JsonNode json() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(SCHEMA));
    }
}
