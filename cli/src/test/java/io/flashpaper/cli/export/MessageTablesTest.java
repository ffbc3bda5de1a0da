// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.flashpaper.cli.export.MessageTables.Column;
import io.flashpaper.tape.Topic;
import org.junit.jupiter.api.Test;

final class MessageTablesTest {
  private final MessageTables tables = MessageTables.load();

  @Test
  void aColumnHasTheTypeOfItsField() {
    assertThat(tables.columns(Topic.TAPE, "public-trade"))
        .containsExactly(
            new Column("timeMs", "BIGINT", true),
            new Column("market", "VARCHAR", false),
            new Column("tradeId", "VARCHAR", false),
            new Column("takerSide", "VARCHAR", false),
            new Column("yesPrice", "DECIMAL(18,6)", false),
            new Column("quantity", "DECIMAL(18,6)", false),
            new Column("venueTimeMs", "BIGINT", true),
            new Column("block", "BOOLEAN", false));
  }

  @Test
  void nestedValuesStayNested() {
    assertThat(tables.columns(Topic.TAPE, "book-snapshot"))
        .contains(new Column("yesBids", "DECIMAL(18,6)[][]", false))
        .filteredOn(Column::nested)
        .extracting(Column::name)
        .containsExactly("yesBids", "noBids");
    assertThat(tables.columns(Topic.TAPE, "official-index-tick"))
        .contains(
            new Column("lastMinute", "STRUCT(\"value\" DECIMAL(18,6), \"samples\" BIGINT)", false));
    assertThat(tables.columns(Topic.SIGNALS, "strategy-loaded"))
        .contains(new Column("parameters", "MAP(VARCHAR, VARCHAR)", false));
  }

  @Test
  void everyTypeOfEveryRecordedTopicHasColumns() {
    for (Topic topic : new Topic[] {Topic.TAPE, Topic.SIGNALS, Topic.LEDGER}) {
      assertThat(tables.all(topic)).isNotEmpty();
      tables
          .all(topic)
          .forEach(
              (type, columns) ->
                  assertThat(columns)
                      .as(type)
                      .isNotEmpty()
                      .anyMatch(column -> column.equals(new Column("timeMs", "BIGINT", true))));
    }
  }
}
