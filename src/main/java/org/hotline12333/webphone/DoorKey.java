package org.hotline12333.webphone;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.hotline12333.host.OwnerOnly;
import org.hotline12333.identity.Secret;

/** By what Asterisk knows that a message comes by way of the console; in a file of its owner's. */
public record DoorKey(Secret secret) {
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");
    private static final int BYTES = 32;
    private static final int FILE_MAX = 200;

    /** That of a file; nothing where that holds none, or is others' to read. */
    public static Optional<DoorKey> in(Path file) throws IOException {
        if (!Files.isRegularFile(file)
                || Files.size(file) > FILE_MAX
                || OwnerOnly.isOpenToOthers(file)) {
            return Optional.empty();
        }
        String text = Files.readString(file).strip();
        return FORM.matcher(text).matches()
                ? Optional.of(new DoorKey(Secret.of(text)))
                : Optional.empty();
    }

    /** Draws one where there is no such file yet; what is there stays as it is. */
    public static void makeWhereMissing(Path file) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        OwnerOnly.createFolders(file.toAbsolutePath().resolveSibling("."));
        byte[] drawn = new byte[BYTES];
        new SecureRandom().nextBytes(drawn);
        Path whole = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(whole);
        OwnerOnly.create(whole);
        Files.writeString(whole, HexFormat.of().formatHex(drawn) + "\n");
        try {
            Files.move(whole, file);
        } catch (FileAlreadyExistsException _) {
            Files.delete(whole); // another server has been quicker, with a key that is as good
        }
    }
}
