// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.execution.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.ledger.MigratedDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlIT {
  private static final String COUNT = "select count(*) as count from tally where what = 'seen'";

  @TempDir Path dir;

  @Test
  void whatIsCommittedMeanwhileIsSeenByNoQueryOfTheMoment() throws Exception {
    try (MigratedDatabase database = MigratedDatabase.start(dir, "latest")) {
      Sql sql = new Sql(database.connections());

      long after =
          sql.atOneMoment(
              () -> {
                assertThat(sql.count(COUNT)).isZero();
                commit(database);
                return sql.count(COUNT);
              });

      assertThat(after).isZero();
      assertThat(sql.count(COUNT)).isOne();
    }
  }

  private static void commit(MigratedDatabase database) {
    try {
      database.run("insert into tally (what, count) values ('seen', 1)");
    } catch (SQLException failed) {
      throw new AssertionError(failed);
    }
  }
}
