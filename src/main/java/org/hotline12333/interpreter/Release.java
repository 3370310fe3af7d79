package org.hotline12333.interpreter;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hotline12333.announcement.Announcement;
import org.hotline12333.announcement.Announcements;
import org.hotline12333.dialog.Dialplan;
import org.hotline12333.dialog.Queue;
import org.hotline12333.hours.Opening.Closed;
import org.hotline12333.hours.OpeningHours;
import org.hotline12333.prompt.Language;
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

    /**
     * The same with its topics in the order in which they were asked for.
     *
     * @param said how often each text was said lately, by its id
     */
    public Release askedFirst(Map<String, Long> said) {
        return withDialplan(dialplan.askedFirst(said));
    }

    /** The same with the topics of a day alone. */
    Release on(LocalDate day) {
        return withDialplan(dialplan.on(day));
    }

    /** Whether somebody works on this day by the calendar of the hours. */
    public boolean isWorkday(LocalDate day) {
        return hours.calendar().isWorkday(day);
    }

    /** The language of this name; the dialplan's own where none is spoken that is called so. */
    public Language speaks(String code) {
        return prompts.languages().stream()
                .filter(language -> language.code().equals(code))
                .findFirst()
                .orElse(dialplan.language());
    }

    /** The texts for all callers of this moment in Beijing. */
    List<String> news(LocalDateTime moment) {
        return announcements.at(moment).stream().map(Announcement::text).toList();
    }

    /** Whether nobody is in this queue by its hours; around the clock somebody should be. */
    Optional<Closed> closed(Queue queue, LocalDateTime moment) {
        return queue.hours()
                .map(of -> hours.at(of.name(), moment))
                .filter(Closed.class::isInstance)
                .map(Closed.class::cast);
    }
}
