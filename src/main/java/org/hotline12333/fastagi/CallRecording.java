package org.hotline12333.fastagi;

import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.hotline12333.background.RateLimitedLog;
import org.hotline12333.channel.DisconnectException;
import org.hotline12333.channel.KeyInput;

/** Asterisk's recording of a whole call, which rests while a secret is keyed. */
record CallRecording(Asterisk asterisk, String call, RateLimitedLog warnings) {
    private static final String RECORDING = "HOTLINE_RECORDING";

    /** Of one file in Asterisk's folder: behind a comma come options, and commands to be run. */
    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z_][-0-9A-Za-z_.]{0,99}");

    /** The recording rests while a secret is asked for, and then goes on in its file. */
    KeyInput without(Supplier<KeyInput> entry) {
        String file = asterisk.get(RECORDING);
        if (file.isEmpty()) {
            return entry.get();
        }
        asterisk.exec("StopMixMonitor", "");
        KeyInput keys;
        try {
            keys = entry.get();
        } catch (DisconnectException e) {
            throw e; // there is nothing left to be recorded
        } catch (RuntimeException e) {
            goOnAfter(e, file);
            throw e;
        }
        goOn(file);
        return keys;
    }

    /** Whatever went wrong, the caller is led on, mostly to a person. */
    private void goOnAfter(RuntimeException fault, String file) {
        try {
            goOn(file);
        } catch (RuntimeException e) {
            fault.addSuppressed(e);
        }
    }

    private void goOn(String file) {
        if (!NAME.matcher(file).matches()) {
            warnings.about("recording not resumed", RECORDING + " is no file name, call " + call);
            return;
        }
        asterisk.exec("MixMonitor", file + ",a");
    }
}
