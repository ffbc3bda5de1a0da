// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.verify;

import io.flashpaper.ledger.store.DatabaseRefusal;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import javax.sql.PooledConnection;
import org.postgresql.ds.PGConnectionPoolDataSource;

/** One connection, lent again and again to whoever closes it. */
final class OneConnection implements DataSource, AutoCloseable {
  private static final DatabaseRefusal REFUSAL =
      new DatabaseRefusal(
          "--user and the password in FLASHPAPER_DATABASE_PASSWORD",
          "sslmode and sslrootcert in the address");

  private final PooledConnection connection;

  OneConnection(Database database, String schema) throws SQLException {
    PGConnectionPoolDataSource source = new PGConnectionPoolDataSource();
    source.setUrl(database.url());
    source.setUser(database.user());
    source.setPassword(database.password());
    source.setCurrentSchema(schema);
    source.setApplicationName("flashpaper verify");
    this.connection = opened(source, database);
  }

  private static PooledConnection opened(PGConnectionPoolDataSource source, Database database)
      throws SQLException {
    try {
      return source.getPooledConnection();
    } catch (SQLException failed) {
      throw REFUSAL
          .sentence(failed, database.url())
          .<RuntimeException>map(sentence -> new VerifyException(sentence, failed))
          .orElseThrow(() -> failed);
    }
  }

  @Override
  public Connection getConnection() throws SQLException {
    return connection.getConnection();
  }

  @Override
  public Connection getConnection(String username, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("its user is settled");
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
