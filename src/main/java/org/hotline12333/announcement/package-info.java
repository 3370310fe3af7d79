/**
 * What all callers are told for a while. In comes the file of {@code dialplans/announcements}, read
 * strictly against the texts; out come the texts of a moment. Begin with Announcements.
 */
@NullMarked
package org.hotline12333.announcement;

import org.jspecify.annotations.NullMarked;
