package org.hotline12333.insurance.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.Charset;
import java.util.Map;

/** The charsets of a delivery, by the names that a manifest has for them. */
final class Charsets {
    static final Charset GB18030 = Charset.forName("GB18030");
    static final Map<String, Charset> NAMES = Map.of("UTF-8", UTF_8, "GB18030", GB18030);

    private Charsets() {}
}
