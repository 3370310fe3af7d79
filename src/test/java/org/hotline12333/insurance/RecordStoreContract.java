package org.hotline12333.insurance;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What holds of the record store over every database. */
abstract class RecordStoreContract
        implements VerificationContract,
                LockOutContract,
                ThrottleContract,
                EnquiryContract,
                HistoryContract,
                SealingContract {
    @TempDir Path folder;

    private StoreUnderTest fresh;

    /** An empty database of its own. */
    abstract DataSource emptyDatabase() throws Exception;

    @BeforeEach
    void fill() throws Exception {
        fresh =
                StoreUnderTest.over(
                        emptyDatabase(), folder.resolve("hotline.key"), Limits.standard());
    }

    @Override
    public StoreUnderTest fresh() {
        return fresh;
    }
}
