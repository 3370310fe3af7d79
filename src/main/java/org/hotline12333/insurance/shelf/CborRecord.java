package org.hotline12333.insurance.shelf;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.hotline12333.insurance.records.ContributionHistory;
import org.hotline12333.insurance.records.Insurance;
import org.hotline12333.insurance.records.PersonRecords;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.cfg.MutableConfigOverride;
import tools.jackson.databind.deser.std.StdConvertingDeserializer;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdConvertingSerializer;
import tools.jackson.databind.type.TypeFactory;
import tools.jackson.databind.util.Converter;
import tools.jackson.dataformat.cbor.CBORMapper;

/**
 * The first form of a person's records: CBOR (RFC 8949), in which a name that is not known is
 * passed over, and one that is absent is empty. Months are numbers, days count from 1970. Safe for
 * many threads.
 */
final class CborRecord {
    private static final CBORMapper CBOR =
            CBORMapper.builder()
                    .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                    .withConfigOverride(List.class, CborRecord::emptyWhereAbsent)
                    .withConfigOverride(Map.class, CborRecord::emptyWhereAbsent)
                    .withConfigOverride(int[].class, CborRecord::emptyWhereAbsent)
                    .withConfigOverride(long[].class, CborRecord::emptyWhereAbsent)
                    .addModule(module())
                    .build();

    /** The major type, in the three highest bits of the first byte. */
    private static final int MAP = 5;

    private static final ObjectWriter WRITER = CBOR.writerFor(PersonRecords.class);
    private static final ObjectReader READER = CBOR.readerFor(PersonRecords.class);

    private CborRecord() {}

    private static void emptyWhereAbsent(MutableConfigOverride override) {
        override.setNullHandling(JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY));
    }

    private static SimpleModule module() {
        SimpleModule module = new SimpleModule("stored");
        convert(module, YearMonth.class, Integer.class, Months::number, Months::of);
        convert(module, LocalDate.class, Long.class, LocalDate::toEpochDay, LocalDate::ofEpochDay);
        module.addDeserializer(
                ContributionHistory.class,
                new StdConvertingDeserializer<>(
                        new Conversion<>(
                                StoredHistory.class,
                                ContributionHistory.class,
                                StoredHistory::history)));
        module.addKeySerializer(Insurance.class, new WriteInsurance());
        module.addKeyDeserializer(Insurance.class, new ReadInsurance());
        return module;
    }

    private static <T, S> void convert(
            SimpleModule module,
            Class<T> type,
            Class<S> stored,
            Function<T, S> to,
            Function<S, T> from) {
        module.addSerializer(type, new StdConvertingSerializer(new Conversion<>(type, stored, to)));
        module.addDeserializer(
                type, new StdConvertingDeserializer<>(new Conversion<>(stored, type, from)));
    }

    private record Conversion<S, T>(Class<S> from, Class<T> to, Function<S, T> by)
            implements Converter<S, T> {
        @Override
        public T convert(DeserializationContext context, S value) {
            return by.apply(value);
        }

        @Override
        public T convert(SerializationContext context, S value) {
            return by.apply(value);
        }

        @Override
        public JavaType getInputType(TypeFactory types) {
            return types.constructType(from);
        }

        @Override
        public JavaType getOutputType(TypeFactory types) {
            return types.constructType(to);
        }
    }

    private static final class WriteInsurance extends ValueSerializer<Insurance> {
        @Override
        public void serialize(Insurance insurance, JsonGenerator to, SerializationContext context) {
            to.writeName(Integer.toString(insurance.code()));
        }
    }

    private static final class ReadInsurance extends KeyDeserializer {
        @Override
        public Insurance deserializeKey(String key, DeserializationContext context) {
            return Insurance.of(Integer.parseInt(key));
        }
    }

    /** Whether a byte begins a map, as all of this form do. */
    static boolean isBegunBy(int first) {
        return first >> 5 == MAP;
    }

    /** Of records without contributions: these are packed. */
    static byte[] encode(PersonRecords records) {
        return WRITER.writeValueAsBytes(records);
    }

    /** What {@link #encode} made, and what was written before there was another form. */
    static PersonRecords decode(byte[] record) {
        return READER.readValue(record);
    }
}
