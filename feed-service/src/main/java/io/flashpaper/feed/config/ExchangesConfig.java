// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** Other addresses for exchanges, by the exchange's name with hyphens, such as binance-us. */
@ConfigMapping(prefix = "flashpaper.exchanges")
public interface ExchangesConfig {
  /** The exchanges that have other addresses than their real ones. */
  @WithParentName
  Map<String, Addresses> byName();

  /** One exchange's addresses. */
  interface Addresses {
    /** The stream's whole address, with its query if it has one. */
    Optional<URI> wsUrl();

    /** The whole address that answers a poll for the best bid and ask. */
    Optional<URI> restUrl();
  }
}
