package org.hotline12333.authoring;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The text of a file that people write: no longer than a bound, and in UTF-8. */
public final class SourceText {
    /** Nobody writes so much in one file. */
    public static final int BYTES_MAX = 1 << 20;

    private SourceText() {}

    /** Where a file that is no path comes from. */
    public interface Opening {
        InputStream open() throws IOException;
    }

    /** The text of a file; empty where it cannot be read, which is noted. */
    public static Optional<String> read(Path file, ProblemList problems) {
        return read(file.toString(), () -> Files.newInputStream(file), problems);
    }

    /** The same of what has no path. */
    public static Optional<String> read(String name, Opening opening, ProblemList problems) {
        SourceLocation whole = SourceLocation.whole(name);
        try (InputStream in = opening.open()) {
            byte[] bytes = in.readNBytes(BYTES_MAX + 1);
            if (bytes.length <= BYTES_MAX) {
                return Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
            }
            problems.add(
                    FileProblem.UNREADABLE, whole, "too long", "keep to " + BYTES_MAX + " bytes");
        } catch (CharacterCodingException _) {
            problems.add(FileProblem.UNREADABLE, whole, "not UTF-8", "save it in UTF-8");
        } catch (IOException fault) {
            problems.add(
                    FileProblem.UNREADABLE,
                    whole,
                    "cannot be read: " + fault.getClass().getSimpleName(),
                    "see that it is a file and may be read");
        }
        return Optional.empty();
    }
}
