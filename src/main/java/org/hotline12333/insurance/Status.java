package org.hotline12333.insurance;

/** How a person stands with an insurance. */
public enum Status {
    PAYING,
    SUSPENDED,
    RETIRED
}
