package org.hotline12333.insurance.intake;

/** How long something took, and how much of the processors. */
final class Took {
    private final Cpu cpu;
    private long begun;
    private long cpuBegun;
    private double seconds;
    private double cpuSeconds;
    private long done;

    private Took(Cpu cpu) {
        this.cpu = cpu;
        again();
    }

    static Took begin(Cpu cpu) {
        return new Took(cpu);
    }

    void again() {
        begun = System.nanoTime();
        cpuBegun = cpu.nanos();
        seconds = 0;
    }

    void stop() {
        seconds = (System.nanoTime() - begun) / 1e9;
        cpuSeconds = (cpu.nanos() - cpuBegun) / 1e9;
    }

    /** So much was done; stopped now where it was not before. */
    Took end(long what) {
        if (seconds == 0) {
            stop();
        }
        done = what;
        return this;
    }

    /** Of one's speed the other's, by the clock and by the processors. */
    String beside(Took floor) {
        if (floor.done == 0) {
            return "beside nothing";
        }
        return "%.2f of bare by the clock, %.2f by CPU"
                .formatted(
                        done / seconds / (floor.done / floor.seconds),
                        done / cpuSeconds / (floor.done / floor.cpuSeconds));
    }

    @Override
    public String toString() {
        return "%,d in %.1f s, %,.0f/s; %.1f s of CPU, %.2f us each"
                .formatted(done, seconds, done / seconds, cpuSeconds, cpuSeconds * 1e6 / done);
    }
}
