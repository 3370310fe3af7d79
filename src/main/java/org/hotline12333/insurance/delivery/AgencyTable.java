package org.hotline12333.insurance.delivery;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hotline12333.authoring.ProblemList;

/**
 * How one agency writes: its codes, its own titles of columns, its dates. Codes are never
 * constants, for agencies differ in them.
 *
 * @param kinds AAE140
 * @param leftOut codes of AAE140 that are known, and of which no caller hears
 * @param standings AAC031
 * @param retired AAC084: whether a person has retired
 * @param titles the agency's own titles, to our columns
 * @param ignored the agency's own titles of columns that nobody needs
 * @param charset where the manifest says none
 */
public record AgencyTable(
        Map<String, Kind> kinds,
        Set<String> leftOut,
        Map<String, Standing> standings,
        Map<String, Boolean> retired,
        Map<String, Column> titles,
        Set<String> ignored,
        DateForm dates,
        Optional<Charset> charset) {
    public AgencyTable {
        kinds = Map.copyOf(kinds);
        leftOut = Set.copyOf(leftOut);
        standings = Map.copyOf(standings);
        retired = Map.copyOf(retired);
        titles = Map.copyOf(titles);
        ignored = Set.copyOf(ignored);
    }

    /** An agency's own file; empty where anything is wrong with it, all of which is noted. */
    public static Optional<AgencyTable> read(Path file, ProblemList problems) {
        return AgencyTableReader.read(file.toString(), () -> Files.newInputStream(file), problems);
    }

    /** As the names and codes in use in most agencies have it. */
    public static AgencyTable shipped() {
        return AgencyTableReader.shipped();
    }
}
