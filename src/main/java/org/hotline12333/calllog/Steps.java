package org.hotline12333.calllog;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/** The form that the steps of a call have in its row: JSON, times in milliseconds. */
final class Steps {
    private static final TypeReference<List<LoggedStep>> LIST = new TypeReference<>() {};
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(DateTimeFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                    .disable(DateTimeFeature.WRITE_DATE_TIMESTAMPS_AS_NANOSECONDS)
                    .disable(DateTimeFeature.READ_DATE_TIMESTAMPS_AS_NANOSECONDS)
                    .addMixIn(LoggedStep.class, ByName.class)
                    .build();

    private Steps() {}

    /** The names are stored: classes may be renamed, these not. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "step")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = LoggedStep.Question.class, name = "Question"),
        @JsonSubTypes.Type(value = LoggedStep.Submission.class, name = "Submission"),
        @JsonSubTypes.Type(value = LoggedStep.Passing.class, name = "Passing"),
        @JsonSubTypes.Type(value = LoggedStep.KeyRun.class, name = "KeyRun"),
        @JsonSubTypes.Type(value = LoggedStep.Farewell.class, name = "Farewell")
    })
    private interface ByName {}

    static String written(List<LoggedStep> steps) {
        return JSON.writerFor(LIST).writeValueAsString(steps);
    }

    /** A name as it stands there. */
    static String written(String name) {
        return JSON.writeValueAsString(name);
    }

    static List<LoggedStep> read(String written) {
        return JSON.readValue(written, LIST);
    }
}
