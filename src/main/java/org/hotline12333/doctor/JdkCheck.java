package org.hotline12333.doctor;

/** Whether this Java is new enough. */
public record JdkCheck(Runtime.Version version, String home) implements Check {
    private static final int OLDEST = 25;

    /** The one that runs this. */
    public static JdkCheck ofThis() {
        return new JdkCheck(Runtime.version(), System.getProperty("java.home"));
    }

    @Override
    public String subject() {
        return "JDK";
    }

    @Override
    public Finding look() {
        return version.feature() >= OLDEST
                ? new Finding.Well("JDK " + version + " in " + home)
                : new Finding.Wrong(
                        "JDK " + version + " in " + home + " is too old",
                        "install a JDK " + OLDEST + ", or set JAVA_HOME to one");
    }
}
