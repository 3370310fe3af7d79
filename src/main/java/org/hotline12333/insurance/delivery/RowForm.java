package org.hotline12333.insurance.delivery;

import org.jspecify.annotations.Nullable;

/** How the fields of a file make a row. */
interface RowForm {
    /**
     * The row that the fields hold.
     *
     * @return null where it is right, and of nothing that a caller hears of
     */
    @Nullable DeliveryRow read() throws RowFault;

    /** Notes what is still to be known of a row that was rejected. */
    default void rejected() {}

    /** Notes that there was a row of which nobody knows which field is which. */
    default void unreadable() {}
}
