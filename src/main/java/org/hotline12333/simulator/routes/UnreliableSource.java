package org.hotline12333.simulator.routes;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTimeoutException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.hotline12333.simulator.script.InjectedFault;
import org.jspecify.annotations.Nullable;

/**
 * A database that can be made to fail: it refuses connections, or takes its time for each statement
 * and gives up where the limit of their transaction is reached. The time passes elsewhere; nobody
 * waits.
 */
public final class UnreliableSource implements DataSource {
    private final DataSource real;
    private final Duration patience;
    private final Consumer<Duration> time;
    private volatile InjectedFault fault = new InjectedFault.Well();

    /**
     * A database that is well at first.
     *
     * @param patience how long one waits in vain for a connection
     * @param time told of time that passes
     */
    public UnreliableSource(DataSource real, Duration patience, Consumer<Duration> time) {
        this.real = real;
        this.patience = patience;
        this.time = time;
    }

    public void inject(InjectedFault next) {
        fault = next.store();
    }

    @Override
    public Connection getConnection() throws SQLException {
        return switch (fault) {
            case InjectedFault.Well _,
                    InjectedFault.Failing _,
                    InjectedFault.Besieged _,
                    InjectedFault.Silent _,
                    InjectedFault.Killed _,
                    InjectedFault.KilledAfter _,
                    InjectedFault.Leaving _ ->
                    real.getConnection();
            case InjectedFault.Down() -> {
                time.accept(patience);
                throw new SQLTransientConnectionException("the database is down", "08001");
            }
            case InjectedFault.Full() -> throw new SQLException("nothing new begins", "53100");
            case InjectedFault.Slow _ -> slow(Connection.class, real.getConnection(), new Spent());
        };
    }

    /** Time that has gone to the statements of one transaction. */
    private static final class Spent {
        private Duration time = Duration.ZERO;
    }

    private <T> T slow(Class<T> type, T subject, Spent spent) {
        InvocationHandler handler =
                (_, method, arguments) -> {
                    if (method.getName().startsWith("execute") && subject instanceof Statement s) {
                        delay(s, spent);
                    }
                    try {
                        return slowed(method.invoke(subject, arguments), spent);
                    } catch (InvocationTargetException e) {
                        throw Optional.ofNullable(e.getCause()).orElse(e);
                    }
                };
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private @Nullable Object slowed(@Nullable Object result, Spent spent) {
        return switch (result) {
            case PreparedStatement statement -> slow(PreparedStatement.class, statement, spent);
            case Statement statement -> slow(Statement.class, statement, spent);
            case null -> null;
            default -> result;
        };
    }

    /** A statement's own limit is what was left of the transaction's, had no time passed in it. */
    private void delay(Statement statement, Spent spent) throws SQLException {
        if (fault instanceof InjectedFault.Slow(Duration delay)) {
            Duration limit = Duration.ofSeconds(statement.getQueryTimeout());
            Duration left = limit.minus(spent.time);
            boolean tooLong = limit.isPositive() && delay.compareTo(left) > 0;
            Duration taken = tooLong ? left : delay;
            time.accept(taken);
            spent.time = spent.time.plus(taken);
            if (tooLong) {
                throw new SQLTimeoutException("the statement took too long", "57014");
            }
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("no other user");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return real.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        real.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        real.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return real.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() throws SQLFeatureNotSupportedException {
        return real.getParentLogger();
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return real.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return real.isWrapperFor(type);
    }
}
