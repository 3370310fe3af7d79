package org.hotline12333.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import org.hotline12333.identity.IdNumber;
import org.hotline12333.service.FieldReading;
import org.hotline12333.service.FieldType;
import org.hotline12333.service.FieldValue;
import org.jspecify.annotations.Nullable;

/** An ID number from standard input: among the words of a command everybody could read it. */
final class TypedIdNumber {
    private static final String NOT_AN_ID_NUMBER =
            "that is no ID number; write its 18 symbols as one line on standard input";

    private TypedIdNumber() {}

    /** Typed at a terminal it is not shown. */
    static IdNumber read(InputStream in) throws IOException {
        @Nullable Console terminal = in.equals(System.in) ? System.console() : null;
        String line =
                terminal != null && terminal.isTerminal()
                        ? new String(terminal.readPassword("ID number: "))
                        : new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                                .readLine();
        if (FieldReading.typed(
                        FieldType.ID_NUMBER,
                        line == null ? "" : line,
                        LocalDate.now(ZoneId.systemDefault()))
                instanceof FieldReading.Filled(FieldValue.Id(IdNumber number))) {
            return number;
        }
        throw new IllegalArgumentException(NOT_AN_ID_NUMBER);
    }
}
