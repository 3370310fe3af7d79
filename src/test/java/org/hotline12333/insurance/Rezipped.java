package org.hotline12333.insurance;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** A compressed file with other contents, and whole as a compressed file. */
final class Rezipped {
    private Rezipped() {}

    static byte[] of(byte[] file, Consumer<byte[]> change, int... more) throws IOException {
        byte[] text;
        try (var in = new GZIPInputStream(new ByteArrayInputStream(file))) {
            text = in.readAllBytes();
        }
        change.accept(text);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var out = new GZIPOutputStream(bytes)) {
            out.write(text);
            for (int each : more) {
                out.write(each);
            }
        }
        return bytes.toByteArray();
    }
}
