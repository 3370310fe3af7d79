package org.hotline12333.channel;

/**
 * What was to be heard could not be: a prompt ended in silence, or a figure without one of its
 * parts. The caller is still there.
 */
public final class ClipMissingException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /**
     * One clip, or one of several.
     *
     * @param clips its id, or theirs
     */
    public ClipMissingException(String clips) {
        super("no sound for " + clips);
    }
}
