/**
 * What callers can hear about rules and procedures, as data that an operator publishes. In come the
 * files of {@code dialplans/topics}, one for each topic, read strictly against the texts; out come
 * the topics of a list on a day. Begin with Topics.
 */
@NullMarked
package org.hotline12333.topic;

import org.jspecify.annotations.NullMarked;
