package org.hotline12333.interpreter;

import org.hotline12333.dialog.Dialplan;
import org.hotline12333.hours.OpeningHours;
import org.hotline12333.prompt.Prompts;

/**
 * What a call is led by: a checked dialplan, the prompts with which it was checked, and the hours
 * that its queues name.
 */
public record Release(Prompts prompts, Dialplan dialplan, OpeningHours hours) {
    /** One whose queues name no hours. */
    public Release(Prompts prompts, Dialplan dialplan) {
        this(prompts, dialplan, OpeningHours.NONE);
    }

    /** The same with another dialplan. */
    public Release withDialplan(Dialplan other) {
        return new Release(prompts, other, hours);
    }
}
