package org.hotline12333.prompt;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The shipped prompts, with a text that nobody listens to until its end. */
public final class LongText {
    private static final int BYTES_A_SECOND = 16_000;
    private static final int HEADER = 44;

    private LongText() {}

    /** The text {@code policy-retirement} lasts 45 s in Mandarin and 36 s in English. */
    public static Prompts in(Path folder) {
        Path shipped = Path.of("prompts").toAbsolutePath();
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path file : files.toList()) {
                Path here = folder.resolve(shipped.relativize(file));
                if (Files.isDirectory(file)) {
                    Files.createDirectories(here);
                } else {
                    Files.createSymbolicLink(here, file);
                }
            }
            silence(folder.resolve("zh/policy-retirement.wav"), 45);
            silence(folder.resolve("en/policy-retirement.wav"), 36);
            return Prompts.load(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (PromptsException e) {
            throw new IllegalStateException(String.valueOf(List.of(e.problems())), e);
        }
    }

    private static void silence(Path sound, int seconds) throws IOException {
        int length = seconds * BYTES_A_SECOND;
        ByteBuffer wav = ByteBuffer.allocate(HEADER + length).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(US_ASCII)).putInt(HEADER - 8 + length);
        wav.put("WAVEfmt ".getBytes(US_ASCII)).putInt(16).putShort((short) 1).putShort((short) 1);
        wav.putInt(BYTES_A_SECOND / 2).putInt(BYTES_A_SECOND).putShort((short) 2);
        wav.putShort((short) 16).put("data".getBytes(US_ASCII)).putInt(length);
        Files.delete(sound);
        Files.write(sound, wav.array());
    }
}
