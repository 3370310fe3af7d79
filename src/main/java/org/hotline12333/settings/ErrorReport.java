package org.hotline12333.settings;

import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;
import org.hotline12333.authoring.Problem;
import org.hotline12333.authoring.ProblemsException;
import org.hotline12333.store.database.DatabaseFault;
import org.hotline12333.store.database.StoreFitness;
import org.hotline12333.store.file.StoreProblem;
import org.springframework.beans.BeansException;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.core.convert.ConversionFailedException;
import org.springframework.util.PlaceholderResolutionException;

/** What a verb that fails says: one line that names the mend, or all faults of an author. */
public final class ErrorReport {
    private static final String PREFIX = "hotline: ";

    private static final String PLACEHOLDER =
            "a setting holds ${, which begins the name of another setting; write it without";

    private ErrorReport() {}

    /** Lines for standard error. */
    public static List<String> of(Throwable problem) {
        Throwable cause = problem;
        while (cause instanceof BeansException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return switch (cause) {
            case ReportedException e -> e.lines();
            case ProblemsException e -> e.problems().stream().map(Problem::toString).toList();
            case BindException e -> List.of(PREFIX + ofSetting(e));
            // It repeats the value, which may be a password.
            case PlaceholderResolutionException _ -> List.of(PREFIX + PLACEHOLDER);
            default -> List.of(PREFIX + ofDatabase(cause).orElse(ErrorLine.of(cause)));
        };
    }

    /** Whether an embedded database was not opened because another process has it open. */
    public static boolean isInUse(Throwable problem) {
        return DatabaseFault.in(problem).filter(DatabaseFault.IN_USE::equals).isPresent();
    }

    /** Names the setting, and the mend. */
    public static String ofSetting(BindException fault) {
        String variable =
                fault.getName().toString().toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
        if (within(fault, PlaceholderResolutionException.class).isPresent()) {
            return PLACEHOLDER;
        }
        return within(fault, ConversionFailedException.class)
                .filter(e -> e.getValue() != null)
                .map(e -> variable + " is '" + e.getValue() + "'; " + wanted(e))
                .orElseGet(() ->
                        within(fault, SettingException.class)
                                .map(Throwable::getMessage)
                                .orElse(variable + " is empty; set it, or leave it out"));
    }

    private static String wanted(ConversionFailedException fault) {
        return fault.getTargetType().getType() == boolean.class
                ? "it is on or off"
                : "it is a whole number";
    }

    private static Optional<String> ofDatabase(Throwable problem) {
        return within(problem, SQLException.class)
                .map(fault -> ofDatabase(fault).toString())
                .or(() ->
                        within(problem, FlywayException.class)
                                .map(e ->
                                        "the database is not the hotline's own ("
                                                + ErrorLine.of(e)
                                                + "): name an empty one in HOTLINE_DB_URL"));
    }

    /** What is wrong with the store, and what to do. */
    public static StoreProblem ofDatabase(SQLException fault) {
        String why = " (" + ErrorLine.of(fault).replaceFirst(" \\[\\d+-\\d+]$", "") + ")";
        return switch (DatabaseFault.of(fault)) {
            case IN_USE ->
                    new StoreProblem(
                            "the record store is in use",
                            "end the other hotline that serves from it, or set HOTLINE_DATA to"
                                    + " another folder");
            case DAMAGED ->
                    new StoreProblem(
                            "the record store is damaged or unreadable" + why,
                            "put back a copy of its file");
            case NOT_THERE ->
                    new StoreProblem(
                            "there is no record store yet",
                            "start ./hotline serve, or set HOTLINE_DATA");
            case OLDER_TABLES -> StoreFitness.OLDER;
            case READ_ONLY ->
                    new StoreProblem(
                            "the database can only be read", "name its primary in HOTLINE_DB_URL");
            case DISK_FULL ->
                    new StoreProblem(
                            "the disk of the record store is full" + why, "make room on it");
            case RELATIVE_PATH ->
                    new StoreProblem(
                            "HOTLINE_DATA is a relative path", "write it from / on, or with ./");
            case NOT_WRITABLE ->
                    new StoreProblem(
                            "the record store cannot be written" + why,
                            "set HOTLINE_DATA to a folder that can");
            case USER_REFUSED ->
                    new StoreProblem(
                            "the database refuses user or password",
                            "set HOTLINE_DB_USER and HOTLINE_DB_PASSWORD");
            case AWAY ->
                    new StoreProblem(
                            "the database does not answer" + why,
                            "start it, or mend HOTLINE_DB_URL");
            case LOCKED ->
                    new StoreProblem("somebody else has locked it" + why, "wait for their end");
            case OTHER ->
                    new StoreProblem("the database cannot be used" + why, "mend HOTLINE_DB_URL");
        };
    }

    private static <T extends Throwable> Optional<T> within(Throwable problem, Class<T> type) {
        for (Throwable each = problem; each != null; each = each.getCause()) {
            if (type.isInstance(each)) {
                return Optional.of(type.cast(each));
            }
        }
        return Optional.empty();
    }
}
