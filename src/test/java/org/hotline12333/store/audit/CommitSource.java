package org.hotline12333.store.audit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database whose commits a test makes. */
final class CommitSource extends DelegatingDataSource {
    private final Commit commit;

    interface Commit {
        void make(Connection real) throws SQLException;
    }

    CommitSource(DataSource source, Commit commit) {
        super(source);
        this.commit = commit;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection real = super.getConnection();
        return (Connection)
                Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, values) -> {
                            if (method.getName().equals("commit")) {
                                commit.make(real);
                                return null;
                            }
                            try {
                                return method.invoke(real, values);
                            } catch (InvocationTargetException fault) {
                                throw fault.getCause();
                            }
                        });
    }
}
