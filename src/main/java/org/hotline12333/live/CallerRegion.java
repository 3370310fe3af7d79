package org.hotline12333.live;

/**
 * Whence somebody calls, as far as a number tells: the city that its area code is of, or in which a
 * mobile number was given out; abroad, the country.
 */
public record CallerRegion(String chinese, String english) {}
