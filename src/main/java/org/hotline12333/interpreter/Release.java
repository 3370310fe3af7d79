package org.hotline12333.interpreter;

import org.hotline12333.announcement.Announcements;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.hours.OpeningHours;
import org.hotline12333.prompt.Prompts;

/**
 * What a call is led by: a checked dialplan, the prompts with which it was checked, the hours that
 * its queues name, and what all callers are told for a while.
 */
public record Release(
        Prompts prompts, Dialplan dialplan, OpeningHours hours, Announcements announcements) {
    /** One whose queues name no hours, and without announcements. */
    public Release(Prompts prompts, Dialplan dialplan) {
        this(prompts, dialplan, OpeningHours.NONE, Announcements.NONE);
    }

    /** The same with another dialplan. */
    public Release withDialplan(Dialplan other) {
        return new Release(prompts, other, hours, announcements);
    }
}
