package org.hotline12333.dialog;

/**
 * A part of a topic that has been told.
 *
 * @param first the menu behind the topic's first part
 * @param resumption how a caller is led back to it who has stopped there
 */
public record TopicPart(String first, Action resumption) {}
