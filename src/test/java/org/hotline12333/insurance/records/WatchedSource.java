package org.hotline12333.insurance.records;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** A database where somebody is told of each statement before it is made. */
public final class WatchedSource extends DelegatingDataSource {
    private final Consumer<String> watch;

    public WatchedSource(DataSource source, Consumer<String> watch) {
        super(source);
        this.watch = watch;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection real = super.getConnection();
        return (Connection)
                Proxy.newProxyInstance(
                        Connection.class.getClassLoader(),
                        new Class<?>[] {Connection.class},
                        (_, method, values) -> {
                            if (method.getName().equals("prepareStatement")) {
                                watch.accept((String) values[0]);
                            } else if (method.getName().equals("createStatement")) {
                                watch.accept("a statement");
                            }
                            try {
                                return method.invoke(real, values);
                            } catch (InvocationTargetException fault) {
                                throw fault.getCause();
                            }
                        });
    }
}
