// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.intake;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Lets a migration take its time: a connection that is silent for a minute counts as cut off
 * otherwise, and an index over years of trades takes longer.
 */
public final class PatientMigrations implements Callback {
  private static final int NO_LIMIT = 0;

  private int usualMs;

  @Override
  public boolean supports(Event event, Context context) {
    return switch (event) {
      case BEFORE_EACH_MIGRATE, AFTER_EACH_MIGRATE, AFTER_EACH_MIGRATE_ERROR -> true;
      default -> false;
    };
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  @Override
  public void handle(Event event, Context context) {
    Connection connection = context.getConnection();
    try {
      if (event == Event.BEFORE_EACH_MIGRATE) {
        usualMs = connection.getNetworkTimeout();
        connection.setNetworkTimeout(Runnable::run, NO_LIMIT);
      } else if (!connection.isClosed()) {
        connection.setNetworkTimeout(Runnable::run, usualMs);
      }
    } catch (SQLException refused) {
      throw new FlywayException("cannot set how long a migration may take", refused);
    }
  }

  @Override
  public String getCallbackName() {
    return "PatientMigrations";
  }
}
