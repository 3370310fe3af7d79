package org.hotline12333.store.audit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Something else happens, once, just before a table is first read by a query with parameters. */
final class MeanwhileSource extends DelegatingDataSource {
    private final String table;
    private final Runnable meanwhile;
    private final AtomicBoolean happened = new AtomicBoolean();

    MeanwhileSource(DataSource source, String table, Runnable meanwhile) {
        super(source);
        this.table = table;
        this.meanwhile = meanwhile;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        return (Connection)
                Proxy.newProxyInstance(
                        getClass().getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, arguments) -> {
                            if (method.getName().equals("prepareStatement")
                                    && String.valueOf(arguments[0]).contains(table)
                                    && happened.compareAndSet(false, true)) {
                                meanwhile.run();
                            }
                            try {
                                return method.invoke(connection, arguments);
                            } catch (InvocationTargetException fault) {
                                throw fault.getTargetException();
                            }
                        });
    }
}
