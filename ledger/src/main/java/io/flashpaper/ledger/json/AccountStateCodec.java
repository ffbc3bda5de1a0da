// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.ledger.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.flashpaper.engine.execution.account.AccountState;
import io.flashpaper.engine.execution.account.OpenTrade;
import io.flashpaper.model.Money;
import java.util.List;
import java.util.Map;

/** Account states as they are stored; the schema's version is stored beside them. */
public final class AccountStateCodec {
  /** The version written now. */
  public static final int SCHEMA_VERSION = 1;

  private AccountStateCodec() {}

  /** The state as JSON. */
  public static String encode(AccountState state) {
    return LedgerJson.write(state);
  }

  /**
   * Reads a stored state. A component that the program which wrote it did not know yet is that of a
   * new account, and so is a component of a component.
   *
   * @throws IllegalArgumentException if it was written by a version this one does not know
   */
  public static AccountState decode(int schemaVersion, String json) {
    if (schemaVersion != SCHEMA_VERSION) {
      throw new IllegalArgumentException(
          "an account state has schema version %d, but this program knows %d: run the version that wrote it or a newer one"
              .formatted(schemaVersion, SCHEMA_VERSION));
    }
    ObjectNode stored = LedgerJson.object(json);
    Money initialCash = Money.of(stored.path("initialCash").asText());
    AccountState fresh = AccountState.opened(stored.path("account").asText(), initialCash);
    ObjectNode whole = LedgerJson.object(encode(fresh));
    fill(whole, stored);
    return LedgerJson.read(whole, AccountState.class);
  }

  /**
   * The open trades of a stored state.
   *
   * @param json its component {@code trades}
   */
  public static List<OpenTrade> trades(String json) {
    return LedgerJson.readList(json, OpenTrade.class);
  }

  private static void fill(ObjectNode whole, ObjectNode stored) {
    for (Map.Entry<String, JsonNode> component : stored.properties()) {
      if (component.getValue() instanceof ObjectNode theirs
          && whole.get(component.getKey()) instanceof ObjectNode ours) {
        fill(ours, theirs);
      } else {
        whole.set(component.getKey(), component.getValue());
      }
    }
  }
}
