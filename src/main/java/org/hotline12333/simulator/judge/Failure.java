package org.hotline12333.simulator.judge;

/**
 * What was otherwise than written.
 *
 * @param line of the script; 0 where no line is about it
 * @param expected what stands there, in words
 * @param found what came instead
 */
public record Failure(int line, String expected, String found) {
    @Override
    public String toString() {
        return "expected " + expected + ", " + found;
    }
}
