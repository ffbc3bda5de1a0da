// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.cli.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.flashpaper.cli.run.ApiPath;
import io.flashpaper.cli.run.StackClient;

/** How a stack stands at one moment, in the REST API's own words. */
public record Picture(JsonNode status, JsonNode positions, JsonNode trades) {
  private static final int SHOWN_POSITIONS = 30;
  private static final int SHOWN_TRADES = 8;

  /** As it stands now. */
  static Picture of(StackClient client) throws InterruptedException {
    return new Picture(
        client.statusJson(),
        client.get(ApiPath.of("positions").with("limit", SHOWN_POSITIONS)),
        client.tradesJson(SHOWN_TRADES));
  }
}
