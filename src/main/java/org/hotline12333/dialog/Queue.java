package org.hotline12333.dialog;

/**
 * A queue of agents.
 *
 * @param target the queue's name in the telephone exchange
 * @param prompt the text said before the caller is put into it
 * @param absent what happens when nobody answers there
 */
public record Queue(String name, String target, String prompt, Action absent) {}
