package org.hotline12333.console.view;

import java.util.Optional;
import org.hotline12333.draft.Draft;
import org.hotline12333.draft.OnNumber;
import org.hotline12333.publishing.DraftSounds.Brought;
import org.hotline12333.testline.Standing;

/**
 * The test number, as the reader of a draft sees it.
 *
 * @param draft before the reader
 * @param on what is there now
 * @param standing how far this server is with it
 */
public record DialState(Draft draft, Optional<OnNumber> on, Standing standing) {
    /** What testers dial, as Asterisk's dialplan has it. */
    public static final String NUMBER = "*12333";

    /** Whose telephones can, as {@code scripts/asterisk install} makes it. */
    public static final String ACCOUNT = "tester";

    /** This draft, where it is there. */
    public Optional<OnNumber> own() {
        return on.filter(each -> each.draft().id() == draft.id());
    }

    /** Another one that is there. */
    public Optional<OnNumber> other() {
        return on.filter(each -> each.draft().id() != draft.id());
    }

    /** Whether it was changed since it was put there. */
    public boolean isOlder() {
        return own().filter(each -> !each.draft().digest().equals(draft.digest())).isPresent();
    }

    public boolean isHeard() {
        return standing instanceof Standing.Heard;
    }

    /** Whether looking again will show more. */
    public boolean isUnderWay() {
        return own().isPresent() && standing instanceof Standing.Making;
    }

    /** The name of a sentence on how it stands. */
    public String word() {
        return switch (standing) {
            case Standing.Off(), Standing.Making() -> "dial.making";
            case Standing.Heard() -> "dial.heard";
            case Standing.LeadsNoCalls() -> "dial.leads-no-calls";
            case Standing.Failed() -> "dial.failed";
            case Standing.NoSounds(Brought.NoCopy _) -> "dial.no-copy";
            case Standing.NoSounds(Brought _) -> "dial.read-only";
        };
    }

    /** The folder that the sentence is about; empty where it is about none. */
    public String folder() {
        return switch (standing) {
            case Standing.NoSounds(Brought.NoCopy(String folder)) -> folder;
            case Standing.NoSounds(Brought.ReadOnly(String folder)) -> folder;
            case Standing.NoSounds(Brought.Done _),
                    Standing.Off _,
                    Standing.Making _,
                    Standing.Heard _,
                    Standing.LeadsNoCalls _,
                    Standing.Failed _ ->
                    "";
        };
    }
}
