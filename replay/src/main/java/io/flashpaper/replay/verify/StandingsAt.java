// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.replay.verify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.flashpaper.engine.signal.Handover;
import io.flashpaper.engine.signal.Quarantine;
import io.flashpaper.engine.signal.Standing;
import io.flashpaper.model.MarketId;
import io.flashpaper.model.signal.QuarantineKind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** How the strategies stood at a tape offset, by what the ledger keeps of them for ever. */
final class StandingsAt {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String EVENTS =
      """
      select instance, kind, tape_offset, detail from strategy_event where tape_offset <= ?
      order by tape_offset, number
      """;

  private StandingsAt() {}

  static Handover read(Connection ledger, long tapeOffset) throws SQLException {
    SortedMap<String, Standing> standings = new TreeMap<>();
    try (PreparedStatement statement = ledger.prepareStatement(EVENTS)) {
      statement.setLong(1, tapeOffset);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          take(
              standings,
              row.getString(1),
              row.getString(2),
              row.getLong(3),
              tree(row.getString(4)));
        }
      }
    }
    return new Handover(tapeOffset, standings, List.of());
  }

  private static void take(
      SortedMap<String, Standing> standings,
      String instance,
      String kind,
      long at,
      JsonNode detail) {
    switch (kind) {
      case "LOADED" ->
          standings.put(
              instance,
              detail.path("released").asBoolean()
                  ? Standing.released(at - 1)
                  : Standing.fresh(at - 1));
      case "UNLOADED" -> standings.remove(instance);
      case "QUARANTINED" ->
          standings.computeIfPresent(instance, (_, standing) -> standing.stopped(why(at, detail)));
      default -> throw new IllegalStateException("a strategy event is of kind " + kind);
    }
  }

  private static Quarantine why(long at, JsonNode detail) {
    return new Quarantine(
        at,
        new MarketId(detail.path("market").asText()),
        QuarantineKind.valueOf(detail.path("kind").asText()),
        detail.path("evidence").asText());
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("the database's own JSON cannot be read", impossible);
    }
  }
}
