// SPDX-License-Identifier: Apache-2.0
package io.flashpaper.feed.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Where Kalshi is, with which key, and what of it we follow. */
@ConfigMapping(prefix = "flashpaper.kalshi")
public interface KalshiConfig {
  /** The REST interface, up to and including /trade-api/v2. */
  @WithDefault("https://external-api.kalshi.com/trade-api/v2")
  URI restUrl();

  /** The WebSocket; used only with a key. */
  @WithDefault("wss://external-api-ws.kalshi.com/trade-api/ws/v2")
  URI wsUrl();

  /** The id of the key; without it everything is polled by REST. */
  Optional<String> keyId();

  /** The PEM file of the private key, RSA or Ed25519; or else the key itself. */
  Optional<Path> privateKeyFile();

  /**
   * The private key itself as PEM text, with real line ends or {@code \\n} for them; best given as
   * FLASHPAPER_KALSHI_PRIVATE_KEY in the environment.
   */
  Optional<String> privateKey();

  /** The series to follow, by ticker. */
  @WithDefault("KXBTC15M,KXBTCD")
  List<String> series();

  /** Of a series with many strikes at once: how many to follow, those nearest to the index. */
  @WithDefault("5")
  int strikes();

  /** How long before its opening a market is followed and subscribed to. */
  @WithDefault("2m")
  Duration lead();
}
