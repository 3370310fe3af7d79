package org.hotline12333.announcement;

import java.time.LocalDateTime;
import java.util.List;

/** The announcements that are written, those that are over included. */
public record Announcements(List<Announcement> all) {
    public static final Announcements NONE = new Announcements(List.of());

    public Announcements {
        all = List.copyOf(all);
    }

    /** Those of a moment in Beijing, in the order in which they are written. */
    public List<Announcement> at(LocalDateTime moment) {
        return all.stream().filter(each -> each.isOn(moment)).toList();
    }
}
